"""The task list, and checking the answers."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from markupsafe import Markup

from hanse.kernel.clock import today
from hanse.questions.presenters.check import check_answers
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.tasks import task_list
from hanse.questions.queries import Around, Visit, around, given_answers, progress_of_sheet
from hanse.questions.spec.judging import all_broken_rules
from hanse.questions.spec.progress import progress
from hanse.questions.views.opening import runner_page
from hanse.ui.once import once
from hanse.ui.rendering import render_around, render_part


@runner_page("GET", "HEAD")
def tasks(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:
    if visit.leads_home:
        return redirect(visit.home.href)
    beside, notes, panels = around(visit.sheet), visit.notes(), visit.panels("tasks", "")
    owned = (visit.title, visit.home, tuple(notes.items()), tuple(panels), places.tasks)
    part = once(
        ("tasks", visit.sheet.id, visit.frozen, visit.sheet.is_held, beside.stands, owned),
        lambda: _tasks(visit, beside, notes, panels, places),
    )
    return render_around(request, "questions/tasks.html", part, visit=visit)


def _tasks(visit: Visit, beside: Around, notes: Mapping[str, str], panels: Sequence[str], places: Places) -> Markup:
    """The part of the page that stays while no answer changes, nothing beside one, and nobody is handed a section."""
    state = progress_of_sheet(visit.sheet, visit.questionnaire)
    page = task_list(visit, progress=state, around=beside, notes=notes, places=places)
    return render_part("questions/task_list.html", visit=visit, page=page, panels=panels)


@runner_page("GET", "HEAD")
def check(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:
    answers = given_answers(visit.sheet, visit.questionnaire)
    state = progress(visit.questionnaire, answers)
    broken = all_broken_rules(visit.questionnaire, answers, today=today(), reader=visit.reader)
    page = check_answers(visit, answers, state, around(visit.sheet).evidence, places, broken=broken)
    context = {"visit": visit, "page": page, "panels": visit.panels("check", "")}
    return render(request, "questions/check.html", context)
