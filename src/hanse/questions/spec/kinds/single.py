"""One option of several."""

from collections.abc import Iterator, Mapping
from typing import cast

from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import choose, option_faults
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.reading import Reader


class Single(Kind):
    key = "single"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from option_faults("options", question.options, least=2)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        return choose(question.options, raw, reader)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        return next((reader(option.text) for option in question.options if option.value == value), str(value))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("Choice", value)

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return cast("Choice", stored)

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        choices = tuple((reader(option.text), option.value) for option in question.options)
        words = None if value is None else self.format(question, value, reader)
        return (Cell(value=words, accepts=Accepts(choices=choices)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell
