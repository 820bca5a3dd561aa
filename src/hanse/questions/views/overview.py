"""The task list, and checking the answers."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from hanse.questions.presenters.check import check_answers
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.tasks import task_list
from hanse.questions.queries import Visit, around, given_answers, progress_of_sheet
from hanse.questions.spec.progress import progress
from hanse.questions.views.opening import runner_page


@runner_page("GET", "HEAD")
def tasks(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:
    if visit.leads_home:
        return redirect(visit.home.href)
    state = progress_of_sheet(visit.sheet, visit.questionnaire)
    page = task_list(visit, progress=state, around=around(visit.sheet), places=places)
    context = {"visit": visit, "page": page, "panels": visit.panels("tasks", "")}
    return render(request, "questions/tasks.html", context)


@runner_page("GET", "HEAD")
def check(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:
    answers = given_answers(visit.sheet, visit.questionnaire)
    state = progress(visit.questionnaire, answers)
    page = check_answers(visit, answers, state, around(visit.sheet).evidence, places)
    context = {"visit": visit, "page": page, "panels": visit.panels("check", "")}
    return render(request, "questions/check.html", context)
