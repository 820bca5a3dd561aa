"""Yes or no."""

from collections.abc import Mapping
from typing import cast

from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import folded, shortened
from hanse.questions.spec.kinds.multiple import NO, YES, YES_OR_NO
from hanse.questions.spec.kinds.worded import typed
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})


class YesNo(Kind):
    key = "yes_no"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question
        words = folded(typed(raw))
        if words in _YES or words == folded(reader.interface(YES)):
            return True
        if words in _NO or words == folded(reader.interface(NO)):
            return False
        raise refuse(YES_OR_NO, given=shortened(raw))

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        return reader.interface(YES if value else NO)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("bool", value)

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return bool(stored)

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        choices = ((reader.interface(YES), "yes"), (reader.interface(NO), "no"))
        words = None if value is None else self.format(question, value, reader)
        return (Cell(value=words, accepts=Accepts(choices=choices)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell
