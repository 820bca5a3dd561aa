"""From a valid form to what is stored, and to the page that follows."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from hanse.kernel.clock import today
from hanse.questions.actions import Saved, clear_answer, mark_not_applicable, mark_unknown, save_answer
from hanse.questions.forms.answer import AnswerForm, Outcome
from hanse.questions.models import Answer, Conflict
from hanse.questions.presenters.places import Places
from hanse.questions.queries import Visit, given_in, rows_of
from hanse.questions.spec.answer import Answer as Given
from hanse.questions.spec.answer import State
from hanse.questions.spec.judging import broken_rules
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.relevance import asked, change


def save_forms(visit: Visit, forms: Sequence[AnswerForm], *, final: bool) -> list[Saved | Conflict | None]:
    """Do what valid forms ask for; None for each in which nothing was changed."""
    untouched = [form.question.key for form in forms if form.outcome is Outcome.NOTHING]
    rows = rows_of(visit.sheet, untouched) if untouched else {}
    return [
        _save(visit, form, final=final)
        if form.outcome is not Outcome.NOTHING or _saved_unheard(form, rows.get(form.question.key), final=final)
        else None
        for form in forms
    ]


def _saved_unheard(form: AnswerForm, row: Answer | None, *, final: bool) -> bool:
    """Whether the page saved another answer and never heard of it, since the site or the line failed."""
    return row is not None and row.version > form.version and form.origin(final=final).wrote(row.page)


def _save(visit: Visit, form: AnswerForm, *, final: bool) -> Saved | Conflict | None:
    sheet, question, reader = visit.sheet, form.question, visit.reader
    expected, by, origin = form.version, visit.by, form.origin(final=final)
    if form.outcome is Outcome.CLEAR or form.answer is None:
        return clear_answer(sheet, question, expected_version=expected, by=by, origin=origin)
    match form.answer:
        case Given(state=State.NOT_APPLICABLE, note=reason):
            return mark_not_applicable(
                sheet, question, reason, expected_version=expected, by=by, reader=reader, origin=origin
            )
        case Given(state=State.UNKNOWN, note=ask):
            return mark_unknown(sheet, question, ask, expected_version=expected, by=by, reader=reader, origin=origin)
        case Given(value=value):
            return save_answer(sheet, question, value, expected_version=expected, by=by, reader=reader, origin=origin)


def rules_for(visit: Visit, key: str) -> dict[str, Any]:
    """How a form of this visit is judged; other answers are read only where the question has rules."""

    def judge(answer: Given) -> Sequence[Problem]:
        if key not in visit.questionnaire.rules.of:
            return ()
        answers = {**given_in(rows_of(visit.sheet), visit.questionnaire), key: answer}
        return broken_rules(visit.questionnaire, key, answers, today=today(), reader=visit.reader)

    return {"may_not_know": visit.questionnaire.may_not_know, "judge": judge}


def answers_that_decide(visit: Visit) -> dict[str, Given]:
    """The answers on which conditions depend; without conditions nothing is read."""
    deciding = visit.questionnaire.conditions.deciding
    return given_in(rows_of(visit.sheet, deciding), visit.questionnaire) if deciding else {}


def tell_change(request: HttpRequest, visit: Visit, before: dict[str, Given], after: dict[str, Given]) -> None:
    """Say that questions are no longer asked, where that is so."""
    ends = change(visit.questionnaire, before, after).ends
    if ends:
        words = ngettext(
            "After this answer, %(number)s question is no longer asked. What was answered is kept, and not counted.",
            "After this answer, %(number)s questions are no longer asked. What was answered is kept, and not counted.",
            len(ends),
        )
        messages.info(request, words % {"number": len(ends)})


def place_after(visit: Visit, key: str, answers: dict[str, Given], places: Places, *, back: str = "") -> str:
    """The next question of the section that is asked; at its end the task list; or back to checking the answers."""
    if back == "check":
        return places.check
    keys = [question.key for question in visit.questionnaire.section_of(key).questions]
    to_ask = asked(visit.questionnaire, answers)
    following = next((one for one in keys[keys.index(key) + 1 :] if one in to_ask), None)
    return places.question(following) if following else places.tasks
