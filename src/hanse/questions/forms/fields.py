"""The form field of each kind of question. The frame enters the fields of its own kinds here."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hanse.questions.presenters.words import shown
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import (
    Choice,
    ChoiceField,
    ChoicesField,
    LongTextField,
    MatrixField,
    NumberField,
    TextField,
    UiField,
)

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


def answer_field(question: Question, reader: Reader, *, heading: bool) -> UiField:
    """The field in which the question is answered; `heading` makes its label the heading of the page.

    What is accepted is said by `spec.checking` alone: the field draws and reads, and does not judge.
    """
    common = {
        "label": shown(reader, question.text),
        "hint": shown(reader, question.how),
        "heading": heading,
        "required": not question.optional,
    }
    return _builders[question.kind](question, reader, common)


def initial_of(answer: Answer | None) -> Any:
    """What the field shows of an answer."""
    if answer is None or answer.state is not State.ANSWERED:
        return None
    match answer.value:
        case dict() as chosen:
            return {row: str(column) for row, column in chosen.items()}
        case tuple() as chosen:
            return [str(option) for option in chosen]
        case Decimal() | str() as value:
            return value
        case value:
            return str(value)


def _choices(options: tuple[Option, ...], reader: Reader) -> list[Choice]:
    return [
        Choice(str(option.value), shown(reader, option.text), hint=shown(reader, option.hint), alone=option.exclusive)
        for option in options
    ]


@field_for("single")
def single(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return ChoiceField(choices=_choices(question.options, reader), **common)


@field_for("multiple")
def multiple(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return ChoicesField(choices=_choices(question.options, reader), **common)


@field_for("number")
def number(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    decimals = 6 if question.decimals is None else question.decimals
    return NumberField(unit=reader(question.unit), decimals=decimals, **common)


@field_for("matrix")
def matrix(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return MatrixField(rows=_choices(question.rows, reader), columns=_choices(question.columns, reader), **common)


@field_for("text")
def text(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del reader
    if question.lines == 1:
        return TextField(max_length=question.longest, **common)
    return LongTextField(max_length=question.longest, rows=question.lines, **common)
