"""Where an office works: its inbox, a case, and taking it up."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions import claim_case, look_at_case, release_case, send_message_again
from hanse.frame.errors import StepRefused
from hanse.frame.models import Case
from hanse.frame.presenters.inbox import EMPTY, case_lines, pile_tabs, service_filter
from hanse.frame.presenters.office_case import office_case, people_in
from hanse.frame.presenters.office_history import Looking
from hanse.frame.queries import dossier_of
from hanse.frame.queries.bookings import meeting
from hanse.frame.queries.calendar import has_a_calendar
from hanse.frame.queries.documents import document_file, documents_of, file_of
from hanse.frame.queries.inbox import A_PAGE, CutOff, Pile, Wanted, inbox, sizes
from hanse.frame.queries.offering import known
from hanse.frame.queries.visible import visible_to
from hanse.frame.rules import works_in_an_office
from hanse.frame.views.asking import money_services, office_case_of, officer, offices_of
from hanse.frame.workflow.moving import Moved
from hanse.identity.public import names_of, person, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.files import download
from hanse.kernel.notices import notices_about
from hanse.kernel.rights import require
from hanse.questions.spec.wording import cleaned

WORKED_ON = frozenset(Pile) - {Pile.ENDED, Pile.OPINIONS}
"""Piles of which several cases can be worked on at once."""


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The inbox of the offices for which the person works."""
    require(works_in_an_office, viewer_of(request.user))
    wanted, services, language = _wanted(request), known(), get_language() or "en"
    page = CutOff(inbox(wanted), A_PAGE).get_page(request.GET.get("page"))
    names = names_of({one.holder_id for one in page if one.holder_id})
    context = {
        "tabs": pile_tabs(None if wanted.words else wanted.pile, sizes(wanted), wanted.service),
        "lines": case_lines(page, names, wanted.today, language),
        "page": page,
        "words": wanted.words,
        "pile": wanted.pile.value,
        "service": wanted.service,
        "services": service_filter(wanted.visible.services, services, wanted.service, language),
        "empty": EMPTY[wanted.pile],
        "choose": bool(wanted.words) or wanted.pile in WORKED_ON,
        "everyone": urlencode({"case": [str(one.id) for one in page]}, doseq=True),
        "calendar": has_a_calendar(wanted.offices),
        "money": bool(money_services(request, services)),
    }
    return render(request, "frame/office/inbox.html", context)


def _wanted(request: HttpRequest) -> Wanted:
    offices = offices_of(request)
    given, service, visible = request.GET.get("pile", ""), request.GET.get("service", ""), visible_to(offices)
    return Wanted(
        offices=offices,
        visible=visible,
        person=person(request).pk,
        today=today(),
        pile=Pile(given) if given in Pile else Pile.OPEN,
        words=cleaned(" ".join(request.GET.get("words", "").split()))[:100],
        service=service if service in visible.services else "",
    )


@login_required
@never_cache
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    row = office_case_of(request, case_id)
    by, language = officer(request), get_language() or "en"
    dossier = dossier_of(row, look_at_case(row, by=by, language=language))
    looking = Looking(by, language, today(), names_of(people_in(dossier)))
    page = office_case(dossier, list(documents_of(row)), notices_about(row.id), looking)
    meets = meeting(row) if dossier.procedure.bookings else ()
    return render(request, "frame/office/case.html", {"page": page, "case": row, "meets": meets})


@login_required
@never_cache
@require_safe
def document(request: HttpRequest, case_id: UUID, document_id: UUID) -> HttpResponseBase:
    return download(document_file(office_case_of(request, case_id), document_id))


@login_required
@never_cache
@require_safe
def file(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    return download(file_of(office_case_of(request, case_id), file_id))


@login_required
@require_POST
def claim(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    row = office_case_of(request, case_id)
    if _done(request, row, claim_case):
        messages.success(request, _("This case is yours now."))
    return redirect("frame:office_case", row.id)


@login_required
@require_POST
def release(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    row = office_case_of(request, case_id)
    if _done(request, row, release_case):
        messages.success(request, _("The case lies in the inbox again."))
    return redirect("frame:office_case", row.id)


@login_required
@require_POST
def message_again(request: HttpRequest, case_id: UUID, notice_id: UUID) -> HttpResponseBase:
    row = office_case_of(request, case_id)
    if send_message_again(row, notice_id, by=person(request).actor):
        messages.success(request, _("The message is sent once more."))
    else:
        messages.info(request, _("This message still is on its way."))
    return redirect(f"{reverse('frame:office_case', args=[row.id])}#messages")


def _done(request: HttpRequest, row: Case, act: Callable[..., Moved]) -> bool:
    """Whether it could be done; if not, the page says why."""
    try:
        act(row, by=officer(request), language=get_language() or "en")
    except StepRefused as refused:
        messages.info(request, refused.message)
        return False
    return True
