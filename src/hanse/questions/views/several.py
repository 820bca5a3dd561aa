"""A few questions on one page, sent once: the owner says what is done with the answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.questions.forms.answer import AnswerForm
from hanse.questions.queries import SeveralVisit
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import nothing_given
from hanse.questions.spec.judging import all_broken_rules
from hanse.questions.spec.question import Question
from hanse.questions.spec.relevance import asked
from hanse.questions.views.uploads import received


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest, *, desk: Any, **names: Any) -> HttpResponseBase:
    """A refusal of the owner's (`Invalid`) stands at its question or above the form; what was typed is kept."""
    visit = desk(request, **names)
    if isinstance(visit, HttpResponseBase):
        return visit
    if request.method != "POST":
        return _show(request, visit, [_form(request, visit, one) for one in _questions(visit)])
    forms = [_sent(request, visit, one) for one in _questions(visit)]
    answers = {form.question.key: form.answer for form in forms if form.is_valid() and form.answer}
    to_ask = asked(visit.questionnaire, answers) if visit.questionnaire else frozenset()
    answers = {key: answer for key, answer in answers.items() if key in to_ask}
    if any(form.stays for form in forms):
        return _show(request, visit, forms, adds=True)
    _complete(visit, [form for form in forms if form.question.key in to_ask], answers)
    if any(form.errors for form in forms if form.question.key in to_ask):
        return _show(request, visit, forms)
    try:
        response: HttpResponseBase = visit.send(answers)
    except Invalid as error:
        return _refused(request, visit, forms, error)
    return response


def _refused(
    request: HttpRequest, visit: SeveralVisit, forms: Sequence[AnswerForm], error: Invalid
) -> HttpResponseBase:
    """What the owner refused stands at its question, where it names one of these."""
    about = next((form for form in forms if form.question.key == error.field), None)
    if about is None:
        return _show(request, visit, forms, refused=error.message)
    about.add_error("answer", error.message)
    return _show(request, visit, forms)


def _questions(visit: SeveralVisit) -> Sequence[Question]:
    return tuple(visit.questionnaire.questions.values()) if visit.questionnaire else ()


def _form(request: HttpRequest, visit: SeveralVisit, one: Question, **more: Any) -> AnswerForm:
    return AnswerForm(
        one,
        visit.reader,
        given=visit.answers.get(one.key),
        heading=False,
        may_skip=True,
        may_not_know=False,
        prefix=one.key,
        offer=visit.offers(one, request),
        presses=True,
        **more,
    )


def _sent(request: HttpRequest, visit: SeveralVisit, one: Question) -> AnswerForm:
    data, refused = received(request, one, by=visit.by, prefix=one.key)
    return _form(request, visit, one, data=data, refused=refused)


def _complete(visit: SeveralVisit, forms: Sequence[AnswerForm], answers: Mapping[str, Answer]) -> None:
    """What is asked and has no answer, and what cannot stand beside the other answers, is said at its question."""
    asking = visit.questionnaire
    broken = all_broken_rules(asking, answers, today=today(), reader=visit.reader) if asking else {}
    for form in forms:
        key = form.question.key
        if key not in answers and not form.question.optional and not form.errors:
            form.refuse(nothing_given(form.question, may_not_know=False))
        for problem in broken.get(key, ()):
            form.refuse(problem)


def _show(
    request: HttpRequest, visit: SeveralVisit, forms: Sequence[AnswerForm], *, refused: str = "", adds: bool = False
) -> HttpResponseBase:
    found = [] if adds else [problem for form in forms for problem in form.problems()]
    problems = [*([{"text": refused, "href": "#send"}] if refused else []), *found]
    context = {"visit": visit, "forms": forms, "problems": problems}
    return render(request, "questions/several.html", context, status=422 if problems else 200)
