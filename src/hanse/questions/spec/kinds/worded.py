"""What kinds have in common whose value is a string, kept in one form and shown in another."""

from collections.abc import Mapping
from typing import ClassVar, cast

from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader


class Worded(Kind):
    """One cell, one string; a subclass says what is accepted, and how it is shown if not as it is kept."""

    longest: ClassVar[int] = 200

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question, reader
        return cast("str", value)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("str", value)

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return cast("str", stored)

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        words = None if value is None else self.format(question, value, reader)
        return (Cell(value=words, accepts=Accepts(longest=self.longest)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell


def typed(raw: object) -> str:
    """What was typed, on one line; a workbook's whole number without its decimals."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return " ".join(str(raw).split())
