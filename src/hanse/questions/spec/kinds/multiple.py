"""Any number of options, at least one; an exclusive option ("none of these") stands alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import choose, folded, listed, option_faults
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.reading import Reader

NOTHING_CHOSEN = Text("questions.problem.nothing_chosen", "Choose at least one of: {options}.")
STANDS_ALONE = Text("questions.problem.stands_alone", "“{option}” cannot be combined with another option.")
YES_OR_NO = Text("questions.problem.yes_or_no", "“{given}” is neither yes nor no.")
YES = Text("questions.workbook.yes", "Yes")
NO = Text("questions.workbook.no", "No")

_YES = frozenset({"yes", "y", "x", "1", "true", "✓", "✔"})
_NO = frozenset({"no", "n", "0", "false", ""})


class Multiple(Kind):
    key = "multiple"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from option_faults("options", question.options, least=2)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        given = raw if isinstance(raw, list | tuple | set | frozenset) else [raw]
        meant = {
            choose(question.options, one, reader) for one in cast("Iterable[object]", given) if not self.empty(one)
        }
        chosen = tuple(option for option in question.options if option.value in meant)
        if not chosen:
            raise refuse(NOTHING_CHOSEN, options=listed(question.options, reader))
        alone = next((option for option in chosen if option.exclusive), None)
        if alone and len(chosen) > 1:
            raise refuse(STANDS_ALONE, option=reader(alone.text))
        return tuple(option.value for option in chosen)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        chosen = cast("tuple[Choice, ...]", value)
        return "\n".join(reader(option.text) for option in question.options if option.value in chosen)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return list(cast("tuple[Choice, ...]", value))

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return tuple(cast("list[Choice]", stored))

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        chosen = cast("tuple[Choice, ...] | None", value)
        yes, no = reader.interface(YES), reader.interface(NO)
        return tuple(
            Cell(
                part=str(option.value),
                label=reader(option.text),
                value=None if chosen is None else yes if option.value in chosen else no,
                accepts=Accepts(choices=((yes, "yes"), (no, "no"))),
            )
            for option in question.options
        )

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        if all(self.empty(cells.get(str(option.value))) for option in question.options):
            return None
        return [
            option.value for option in question.options if _is_yes(cells.get(str(option.value)), option.value, reader)
        ] or [""]


def _is_yes(cell: CellValue, part: Choice, reader: Reader) -> bool:
    words = folded("" if cell is None else str(int(cell)) if isinstance(cell, float) else str(cell))
    if words in _YES or words == folded(reader.interface(YES)):
        return True
    if words in _NO or words == folded(reader.interface(NO)):
        return False
    raise refuse(YES_OR_NO, part=str(part), given=str(cell))
