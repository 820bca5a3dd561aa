"""Answers in the words of their questions."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer, State, Value
from hanse.questions.spec.question import Option, Question
from hanse.ui import formats


def answer_words(question: Question, answer: Answer | None, speak: Callable[[Text | None], str]) -> str:
    """The answer as a reader says it: options by their texts, a number with its unit, a matrix row by row."""
    if answer is None:
        return _("Not answered")
    match answer.state:
        case State.UNKNOWN:
            return _("Not known here")
        case State.NOT_APPLICABLE:
            return _("Does not apply: %(reason)s") % {"reason": answer.note}
    return _said(question, answer.value, speak)


def _said(question: Question, value: Value | None, speak: Callable[[Text | None], str]) -> str:
    match value:
        case None:
            return _("Not answered")
        case Decimal() as number:
            return f"{formats.number(number)} {speak(question.unit)}".strip()
        case Mapping() as chosen:
            rows = [(row, chosen[str(row.value)]) for row in question.rows if str(row.value) in chosen]
            return _several([f"{speak(row.text)}: {_words(question.columns, column, speak)}" for row, column in rows])
        case tuple() as several:
            return _several([_words(question.options, one, speak) for one in several])
    return _words(question.options, value, speak)


def _several(said: list[str]) -> str:
    """Sentences in one line: only the last keeps its full stop."""
    return "; ".join([*(one.rstrip(".。") for one in said[:-1]), *said[-1:]])


def _words(options: tuple[Option, ...], value: Value, speak: Callable[[Text | None], str]) -> str:
    return next((speak(one.text) for one in options if one.value == value), str(value))
