"""What an office does with several cases at once: takes them up, lays them back, or takes a step with each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions import Outcome, claim_case, do_in_each, release_case, take_step
from hanse.frame.models import Case
from hanse.frame.presenters.chosen import chosen_page, common_steps
from hanse.frame.presenters.office_history import Looking
from hanse.frame.queries import Dossier, dossiers_of, procedure_of
from hanse.frame.queries.applications import cases_by_id
from hanse.frame.queries.inbox import A_PAGE
from hanse.frame.rules import is_applicants, may_see_case, works_in_an_office
from hanse.frame.views.asking import officer, signed_in
from hanse.frame.workflow.moving import Moved
from hanse.identity.public import Viewer, names_of, person, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.rights import require
from hanse.questions.public import SeveralVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.reading import Reader
from hanse.ui.shell import Link


@login_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """The chosen cases, and what can be done with all of them."""
    rows = _chosen(request, request.GET)
    if not rows:
        messages.info(request, _("Choose one case or more, then say what to do with them."))
        return redirect("frame:inbox")
    shown = chosen_page(dossiers_of(rows), _looking(request, rows))
    return render(request, "frame/office/chosen.html", {"page": shown})


@login_required
@require_POST
def claim(request: HttpRequest) -> HttpResponseBase:
    return _each(request, claim_case, lambda row: row.holder_id is None)


@login_required
@require_POST
def release(request: HttpRequest) -> HttpResponseBase:
    me = person(request).pk
    return _each(request, release_case, lambda row: row.holder_id == me)


@signed_in
def step_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """One step with each of the chosen cases; what it asks is answered once, for all of them."""
    dossiers = dossiers_of(_chosen(request, request.GET))
    rows, looking = [one.row for one in dossiers], _looking(request, [one.row for one in dossiers])
    steps = {step.key: step for step, _words in common_steps(dossiers, looking)}
    step = steps.get(names["transition"])
    if step is None:
        messages.info(request, _("This can no longer be done with all of them: a case has moved on."))
        return redirect("frame:inbox")
    procedure, reader = dossiers[0].procedure, _reader_of(dossiers[0])

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        by, language = officer(request), get_language() or "en"
        return _told(request, do_in_each(rows, lambda row: take_step(row, step.key, answers, by=by, language=language)))

    ends = procedure.state(step.target).final
    return SeveralVisit(
        questionnaire=procedure.asking.get(step.key),
        reader=reader,
        send=send,
        caption=f"{reader(procedure.title)} · {_numbers(rows)}",
        home=Link(_("The chosen cases"), f"{reverse('frame:chosen')}?{request.GET.urlencode()}"),
        layout="ui/layouts/signed_in.html",
        by=person(request).actor,
        title=reader(step.title),
        hint=_("Every one of these cases ends with this, and it cannot be taken back.") if ends else "",
        button=ngettext("Do it with %(number)s case", "Do it with all %(number)s cases", len(rows))
        % {"number": len(rows)},
        grave=ends,
    )


def _reader_of(dossier: Dossier) -> Reader:
    return reader_in(get_language() or "en", dossier.procedure.translations)


def _numbers(rows: Sequence[Case]) -> str:
    return ", ".join(row.number for row in rows)


def _chosen(request: HttpRequest, given: QueryDict) -> list[Case]:
    """The cases that are named and that the person may see and work on: a page of the inbox at most."""
    viewer = viewer_of(request.user)
    require(works_in_an_office, viewer)
    ids = list(filter(None, map(_id, given.getlist("case"))))[:A_PAGE]
    rows = cases_by_id(ids)
    return [row for row in rows if may_see_case.test(viewer, procedure_of(row)) and not _own(viewer, row)]


def _own(viewer: Viewer, row: Case) -> bool:
    return is_applicants.test(viewer, row) or row.applicant_id == viewer.user_id


def _id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _looking(request: HttpRequest, rows: Sequence[Case]) -> Looking:
    names = names_of({row.holder_id for row in rows if row.holder_id})
    return Looking(officer(request), get_language() or "en", today(), names)


def _each(request: HttpRequest, act: Callable[..., Moved], concerns: Callable[[Case], bool]) -> HttpResponseBase:
    by, language = officer(request), get_language() or "en"
    rows = [row for row in _chosen(request, request.POST) if concerns(row)]
    return _told(request, do_in_each(rows, lambda row: act(row, by=by, language=language)))


def _told(request: HttpRequest, outcome: Outcome) -> HttpResponseBase:
    """Back to the inbox, which says what was done and what was not, and why."""
    if outcome.done:
        words = ngettext("Done with %(number)s case.", "Done with %(number)s cases.", outcome.done)
        messages.success(request, words % {"number": outcome.done})
    for number, why in outcome.refused:
        words = _("Nothing was done with %(number)s: %(why)s")
        messages.warning(request, words % {"number": number, "why": why})
    return redirect("frame:inbox")
