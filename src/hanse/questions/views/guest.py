"""The pages of somebody who answers without an account: one question a page, and checking the answers.

They share the form, its fields and its checks with the pages of a sheet. What is typed is a choice, saved at once, so
there is nothing to keep over a lost session, and the last one who saves an answer is right: only she has the link.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid, NotThere
from hanse.questions.forms.answer import AnswerForm, Outcome
from hanse.questions.presenters.check import check_answers
from hanse.questions.presenters.guest import guest_question
from hanse.questions.presenters.places import OWN, Places
from hanse.questions.queries import GuestVisit
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.judging import all_broken_rules, broken_rules
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.progress import progress
from hanse.questions.spec.question import Question
from hanse.questions.spec.relevance import asked
from hanse.questions.views.uploads import file_of, received

type Page = Callable[..., HttpResponseBase]


def guest_page(*methods: str) -> Callable[[Page], Page]:
    """Declare a view of a guest's visit; search engines are told to keep away from what she answered."""

    def declare(view: Page) -> Page:
        @never_cache
        @require_http_methods(methods)
        @wraps(view)
        def opened(request: HttpRequest, *, desk: Any, **names: Any) -> HttpResponseBase:
            own = {name: value for name, value in names.items() if name in OWN}
            its_own = {name: value for name, value in names.items() if name not in OWN}
            visit = desk(request, **its_own)
            if not isinstance(visit, HttpResponseBase):
                try:
                    response = view(request, visit, Places.of(request), **own)
                except NotThere:  # it may have gone since the desk looked: then the desk knows where to
                    visit = desk(request, **its_own)
                    if not isinstance(visit, HttpResponseBase):
                        raise
                else:
                    response.headers["X-Robots-Tag"] = "noindex, nofollow"
                    return response
            return _not_kept(request, own) if request.headers.get("HX-Request") else visit

        return opened

    return declare


@guest_page("GET", "HEAD")
def go_on(_request: HttpRequest, visit: GuestVisit, places: Places) -> HttpResponseBase:
    """To the first question that is open, or to checking the answers."""
    following = progress(visit.questionnaire, visit.answers).next_open
    return redirect(places.question(following) if following else places.check)


@guest_page("GET", "HEAD", "POST")
def question(request: HttpRequest, visit: GuestVisit, places: Places, *, key: str) -> HttpResponseBase:
    found = _asked(visit, key)
    if request.method != "POST" or key in visit.fixed:
        return _show(request, visit, places, _form(request, visit, found))
    data, refused = received(request, found, by=visit.by)
    form = AnswerForm(
        found, visit.reader, data=data, refused=refused, **_rules(visit, key), **_offered(request, visit, found)
    )
    if not form.is_valid():
        return _show(request, visit, places, form)
    try:
        _keep(visit, form)
    except Invalid as error:
        form.add_error("answer", error.message)
        return _show(request, visit, places, form)
    if form.stays:
        return redirect(places.again(key, back=request.POST.get("back", ""), adds=form.adds))
    if request.POST.get("back") == "check":
        return redirect(places.check)
    return redirect(guest_question(_afterwards(visit, form), found, places).after)


@guest_page("POST")
def save(request: HttpRequest, visit: GuestVisit, _places: Places, *, key: str) -> HttpResponseBase:
    """What a page saves by itself while it is filled in."""
    if key in visit.fixed:
        return _not_kept(request, {"key": key})
    form = AnswerForm(_asked(visit, key), visit.reader, data=request.POST, may_skip=True, **_rules(visit, key))
    if not form.is_valid():
        words = " ".join(problem.text for problem in form.problems())
        return render(request, "questions/refused.html", {"key": key, "words": words}, status=422)
    _keep(visit, form)
    return HttpResponse(status=204)


@guest_page("GET", "HEAD")
def check(request: HttpRequest, visit: GuestVisit, places: Places) -> HttpResponseBase:
    state = progress(visit.questionnaire, visit.answers)
    broken = all_broken_rules(visit.questionnaire, visit.answers, today=today(), reader=visit.reader)
    page = check_answers(visit, visit.answers, state, {}, places, broken=broken)
    return render(request, "questions/guest/check.html", {"visit": visit, "page": page})


@guest_page("GET", "HEAD")
def file(_request: HttpRequest, visit: GuestVisit, _places: Places, *, key: str, file_id: UUID) -> HttpResponseBase:
    """A file that she uploaded; her link is her right to it."""
    try:
        return file_of(visit.answers.get(key), file_id)
    except NotThere as refused:
        raise Http404(refused.message) from refused


def _rules(visit: GuestVisit, key: str) -> dict[str, Any]:
    """How a form of this visit is judged."""

    def judge(answer: Answer) -> Sequence[Problem]:
        answers = {**visit.answers, key: answer}
        broken = broken_rules(visit.questionnaire, key, answers, today=today(), reader=visit.reader)
        return (*broken, *visit.judge(key, answer))

    return {"may_not_know": visit.questionnaire.may_not_know, "judge": judge}


def _form(request: HttpRequest, visit: GuestVisit, found: Question) -> AnswerForm:
    given = visit.answers.get(found.key)
    return AnswerForm(
        found,
        visit.reader,
        given=given,
        adds_entry="add" in request.GET,
        **_rules(visit, found.key),
        **_offered(request, visit, found),
    )


def _offered(request: HttpRequest, visit: GuestVisit, found: Question) -> dict[str, Any]:
    return {"offer": visit.offers(found, request)}


def _not_kept(request: HttpRequest, own: dict[str, Any]) -> HttpResponseBase:
    """To a page that saves by itself: a redirection would be followed unseen, and taken for success."""
    words = _("These answers can no longer be changed here. Load the page again.")
    return render(request, "questions/refused.html", {"key": own.get("key", ""), "words": words}, status=422)


def _asked(visit: GuestVisit, key: str) -> Question:
    if key not in asked(visit.questionnaire, visit.answers):
        raise Http404
    return visit.questionnaire.question(key)


def _keep(visit: GuestVisit, form: AnswerForm) -> None:
    """The page names no state that it started from, so whatever is chosen is written."""
    if form.outcome is Outcome.WRITE:
        visit.save(form.question.key, form.answer)
    elif form.outcome is Outcome.CLEAR:
        visit.save(form.question.key, None)


def _afterwards(visit: GuestVisit, form: AnswerForm) -> GuestVisit:
    """With what was kept: it may be what makes the next question one that is asked."""
    answers = {key: one for key, one in visit.answers.items() if key != form.question.key}
    if form.outcome is Outcome.WRITE and form.answer:
        answers[form.question.key] = form.answer
    elif form.outcome is not Outcome.CLEAR:
        return visit
    return replace(visit, answers=answers)


def _show(request: HttpRequest, visit: GuestVisit, places: Places, form: AnswerForm) -> HttpResponseBase:
    context = {
        "visit": visit,
        "page": guest_question(visit, form.question, places),
        "form": form,
        "back": request.POST.get("back", request.GET.get("back", "")),
        "places": places,
    }
    return render(request, "questions/guest/question.html", context, status=422 if form.errors else 200)
