"""Two answers to one question: looking at both, and choosing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hanse.kernel.digits import whole_number
from hanse.kernel.errors import NotThere
from hanse.questions.actions import resolve_conflict, save_answer
from hanse.questions.enums import Keep
from hanse.questions.errors import BadAnswer
from hanse.questions.models import Conflict
from hanse.questions.presenters.conflict import conflict_page
from hanse.questions.presenters.places import Places
from hanse.questions.queries import Visit, stored_answer
from hanse.questions.queries import conflict as conflict_of
from hanse.questions.views.opening import question_of, require_writable, runner_page

BOTH = "both"


@runner_page("GET", "HEAD", "POST")
def conflict(request: HttpRequest, visit: Visit, places: Places, *, key: str, conflict_id: UUID) -> HttpResponseBase:
    question = question_of(visit, key)
    found = conflict_of(visit.sheet, conflict_id)
    if found.key != key:
        raise NotThere(_("There is no such pair of answers."))
    if found.resolved_at is not None:
        messages.info(request, _("This has been decided. The answer that counts is shown here."))
        return redirect(places.question(key))
    if request.method != "POST":
        return _show(request, visit, places, found)
    require_writable(visit, key)
    version = whole_number(request.POST.get("version", "")) or 0
    keep = request.POST.get("keep", "")
    outcome: object = None
    if keep == BOTH:
        try:
            outcome = save_answer(
                visit.sheet,
                question,
                request.POST.get("keep-text", ""),
                expected_version=version,
                by=visit.by,
                reader=visit.reader,
            )
        except BadAnswer as refused:
            return _show(request, visit, places, found, problem=refused.message, joined=request.POST["keep-text"])
        if not isinstance(outcome, Conflict):
            resolve_conflict(found, question, keep=Keep.THEIRS, expected_version=version, by=visit.by)
    elif keep in Keep.values:
        outcome = resolve_conflict(found, question, keep=Keep(keep), expected_version=version, by=visit.by)
    else:
        return _show(request, visit, places, found, problem=_("Choose which answer counts."))
    if isinstance(outcome, Conflict):
        messages.warning(request, _("The answer was changed once more while you were choosing. Both are here."))
        return redirect(places.conflict(key, outcome.id))
    messages.success(request, _("Your choice is saved."))
    return redirect(places.question(key))


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
