"""A case as its applicant follows it, and what she does with it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from hanse.frame.actions import take_step
from hanse.frame.actions.paying.case import CASE
from hanse.frame.presenters.asking_again import again_answers
from hanse.frame.presenters.calendar_file import NAME, calendar_file
from hanse.frame.presenters.naming import case_caption
from hanse.frame.presenters.tracking import told_by_offices, tracked_case
from hanse.frame.queries import Dossier, dossier_of
from hanse.frame.queries.bookings import taken_by
from hanse.frame.queries.documents import document_file, documents_of, file_of
from hanse.frame.queries.payments import payments_of
from hanse.frame.spec.cases import applicant_keys, told_keys
from hanse.frame.spec.deciding import open_steps
from hanse.frame.views.asking import applicant, held_case
from hanse.frame.views.holding import link_of
from hanse.frame.views.offers import offers_of
from hanse.kernel.files import download
from hanse.kernel.notices import notices_about
from hanse.kernel.private import kept_private
from hanse.questions.public import SeveralVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.reading import Reader
from hanse.ui.rendering import render_part
from hanse.ui.shell import Link


@kept_private
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    row = held_case(request, case_id)
    documents, payments = list(documents_of(row)), list(payments_of(CASE, row.id))
    language = get_language() or "en"
    dossier, booked = dossier_of(row), taken_by(row)
    page = tracked_case(dossier, documents, payments, notices_about(row.id), language=language, booked=booked)
    link = "" if row.applicant_id or row.party_id else link_of(request, row)
    return render(request, "frame/case/tracked.html", {"page": page, "case": row, "link": link})


def step_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """One step of the applicant: what it asks, and that it is made."""
    row, transition = held_case(request, names["case_id"]), str(names["transition"])
    dossier, language, by = dossier_of(row), get_language() or "en", applicant(request)
    procedure = dossier.procedure
    steps = open_steps(procedure, dossier.standing, by)
    found = next((one for one in steps if one.key == transition), None)
    if found is None:
        messages.info(request, _("This can no longer be done: the case has moved on."))
        return redirect("frame:case", row.id)

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        take_step(row, transition, answers, by=by, language=language)
        messages.success(request, _("This is how your case stands now."))
        return redirect("frame:case", row.id)

    reader, ends = reader_in(language, procedure.translations), procedure.state(found.target).final
    return SeveralVisit(
        questionnaire=procedure.asking.get(transition),
        reader=reader,
        send=send,
        title=reader(found.title),
        caption=case_caption(reader(procedure.title), row.number),
        hint=reader(found.hint) or (_("Your case ends with this, and it cannot be taken back.") if ends else ""),
        button=_("Send") if transition in procedure.asking else reader(found.title),
        grave=ends,
        panels=[_told(dossier, reader)] if procedure.state(dossier.row.state).waits else [],
        answers=again_answers(found, dossier.standing.answers),
        offers=offers_of(row, reader),
        home=Link(_("Your case"), reverse("frame:case", args=[row.id])),
    )


def _told(dossier: Dossier, reader: Reader) -> Markup:
    """What the office said when it asked for more: she answers it without looking back."""
    return render_part("frame/case/told.html", told=told_by_offices(dossier, reader))


@kept_private
@require_safe
def calendar(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """What is booked, for the calendar of a telephone."""
    row = held_case(request, case_id)
    procedure = dossier_of(row).procedure
    reader = reader_in(get_language() or "en", procedure.translations)
    link = request.build_absolute_uri(reverse("frame:case", args=[row.id]))
    content = calendar_file(row, procedure, taken_by(row), reader, link)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = NAME or ""
    return response


@kept_private
@require_safe
def document(request: HttpRequest, case_id: UUID, document_id: UUID) -> HttpResponseBase:
    return download(document_file(held_case(request, case_id), document_id))


@kept_private
@require_safe
def file(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    """What the applicant has sent with an answer, or an office has told her."""
    dossier = dossier_of(held_case(request, case_id))
    readable = applicant_keys(dossier.procedure) | set(told_keys(dossier.procedure, dossier.events))
    return download(file_of(dossier.row, file_id, among=readable))
