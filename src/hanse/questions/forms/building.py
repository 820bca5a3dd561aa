"""How a kind of question gets its form field: each kind's builder is entered once, under the kind."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hanse.questions.spec.answer import Answer, FileRef, Money, State
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import UiField

type Builder = Callable[[Question, Reader, dict[str, Any]], UiField]

_builders: dict[str, Builder] = {}


def field_for(kind: str) -> Callable[[Builder], Builder]:
    """Declare how questions of a kind are asked. Raises ValueError when that is declared already."""

    def declare(builder: Builder) -> Builder:
        if kind in _builders:
            raise ValueError(f"the kind {kind!r} has a field already")
        _builders[kind] = builder
        return builder

    return declare


def built(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    """The field of a question; `common` has label, hint, heading and required.

    What is accepted is said by `spec.checking` alone: the field draws and reads, and does not judge.
    """
    return _builders[question.kind](question, reader, common)


def initial_of(answer: Answer | None) -> Any:
    """What the field shows of an answer."""
    return None if answer is None or answer.state is not State.ANSWERED else _initial(answer.value)


def _initial(value: Any) -> Any:
    match value:
        case Mapping():
            return {part: _initial(one) for part, one in value.items()}
        case tuple():
            return [_initial(one) for one in value]
        case Money():
            return value.amount
        case bool() | Decimal() | str() | date() | FileRef() | None:
            return value
        case _:
            return str(value)
