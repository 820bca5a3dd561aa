"""Words in any script, kept as they were typed."""

from collections.abc import Iterator, Mapping
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned

TOO_LONG = Text("questions.problem.text_too_long", "This has {length} characters; write at most {longest}.")
NOT_WORDS = Text("questions.problem.not_words", "Write this answer in words.")

LONGEST = 20_000
"""Characters that a cell of a workbook holds as well (32,767 there, in UTF-16)."""


class FreeText(Kind):
    key = "text"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if not 1 <= question.longest <= LONGEST:
            yield "longest", f"must be 1 to {LONGEST}, is {question.longest}"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del reader
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if not isinstance(raw, str | int | float) or isinstance(raw, bool):
            raise refuse(NOT_WORDS)
        words = cleaned(str(raw))
        if not words:
            raise refuse(NOT_WORDS)
        if len(words) > question.longest:
            raise refuse(TOO_LONG, length=len(words), longest=question.longest)
        return words

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
        del reader
        return (Cell(value=cast("str | None", value), accepts=Accepts(longest=question.longest)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell
