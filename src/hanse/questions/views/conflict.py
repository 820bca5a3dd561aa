"""Two answers to one question: looking at both, and choosing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Invalid, NotThere
from hanse.questions.actions import Saved, join_answers, resolve_conflict
from hanse.questions.enums import Keep
from hanse.questions.models import Conflict
from hanse.questions.presenters.conflict import conflict_page
from hanse.questions.presenters.places import Places
from hanse.questions.queries import Visit, stored_answer
from hanse.questions.queries import conflict as conflict_of
from hanse.questions.views.opening import question_of, require_writable, runner_page

BOTH, JOINED = "both", "keep-text"


@runner_page("GET", "HEAD", "POST")
def conflict(request: HttpRequest, visit: Visit, places: Places, *, key: str, conflict_id: UUID) -> HttpResponseBase:
    found = conflict_of(visit.sheet, conflict_id)
    if found.key != key:
        raise NotThere(_("There is no such pair of answers."))
    if found.resolved_at is not None:
        messages.info(request, _("This has been decided. The answer that counts is shown here."))
        return redirect(places.question(key))
    if request.method != "POST":
        return _show(request, visit, places, found)
    require_writable(visit, key)
    try:
        outcome = _chosen(request.POST, visit, found)
    except Invalid as refused:
        return _show(request, visit, places, found, problem=refused.message, joined=request.POST.get(JOINED, ""))
    if isinstance(outcome, Conflict):
        messages.warning(request, _("The answer was changed once more while you were choosing. Both are here."))
        return redirect(places.conflict(key, outcome.id))
    messages.success(request, _("Your choice is saved."))
    return redirect(places.question(key))


def _chosen(given: QueryDict, visit: Visit, found: Conflict) -> Saved | Conflict:
    """Do what was chosen. Raises Invalid without a choice, and where the answer written from both is none."""
    question, version = question_of(visit, found.key), whole_number(given.get("version", "")) or 0
    keep = given.get("keep", "")
    if keep == BOTH:
        words = given.get(JOINED, "")
        return join_answers(found, question, words, expected_version=version, by=visit.by, reader=visit.reader)
    if keep in Keep.values:
        return resolve_conflict(found, question, keep=Keep(keep), expected_version=version, by=visit.by)
    raise Invalid(_("Choose which answer counts."), field="keep")


def _show(
    request: HttpRequest, visit: Visit, places: Places, found: Conflict, *, problem: str = "", joined: str = ""
) -> HttpResponseBase:
    question = question_of(visit, found.key)
    standing = stored_answer(visit.sheet, found.key)
    if standing is None:
        raise LookupError("a conflict is always with a stored answer")
    names = visit.names({by_id for by_id in (standing.by_id, found.by_id) if by_id})
    page = conflict_page(visit, question, found, standing, names=names, places=places)
    context = {"visit": visit, "page": page, "problem": problem, "problems": problem, "joined": joined}
    return render(request, "questions/conflict.html", context, status=422 if problem else 200)
