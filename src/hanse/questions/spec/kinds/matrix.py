"""Rows × columns: one column chosen in each row."""

from collections.abc import Iterator, Mapping
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import choose, folded, listed, option_faults, shortened
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.reading import Reader

NOT_ROWS = Text("questions.problem.not_rows", "Give one column for each row: {rows}.")
NO_SUCH_ROW = Text("questions.problem.no_such_row", "“{given}” is not one of the rows: {rows}.")


class Matrix(Kind):
    key = "matrix"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from option_faults("rows", question.rows, least=1)
        yield from option_faults("columns", question.columns, least=2)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        """Rows left empty are left open: a half-filled matrix is saved, and shows as not finished."""
        if not isinstance(raw, Mapping):
            raise refuse(NOT_ROWS, rows=listed(question.rows, reader))
        given = {folded(str(row)): column for row, column in raw.items()}
        known = {folded(str(row.value)): row for row in question.rows}
        for row in given:
            if row not in known:
                raise refuse(NO_SUCH_ROW, given=shortened(row), rows=listed(question.rows, reader))
        chosen = {
            str(row.value): choose(question.columns, given[name], reader, part=str(row.value))
            for name, row in known.items()
            if not self.empty(given.get(name))
        }
        if not chosen:
            raise refuse(NOT_ROWS, rows=listed(question.rows, reader))
        return chosen

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return all(super(Matrix, self).empty(column) for column in raw.values())
        return super().empty(raw)

    def complete(self, question: Question, value: Value) -> bool:
        chosen = cast("Mapping[str, Choice]", value)
        return all(str(row.value) in chosen for row in question.rows)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        chosen = cast("Mapping[str, Choice]", value)
        columns = {column.value: reader(column.text) for column in question.columns}
        lines = ((row, chosen.get(str(row.value))) for row in question.rows)
        return "\n".join(
            f"{reader(row.text)}: {columns.get(column, column)}" for row, column in lines if column is not None
        )

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return dict(cast("Mapping[str, Choice]", value))

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        """Rows in the question's order: a database may keep an object's keys in its own."""
        chosen = cast("dict[str, Choice]", stored)
        return {key: chosen[key] for row in question.rows if (key := str(row.value)) in chosen}

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        chosen = cast("Mapping[str, Choice]", value or {})
        words = {column.value: reader(column.text) for column in question.columns}
        choices = tuple((said, value) for value, said in words.items())
        return tuple(
            Cell(
                part=str(row.value),
                label=reader(row.text),
                value=words.get(chosen[str(row.value)]) if str(row.value) in chosen else None,
                accepts=Accepts(choices=choices),
            )
            for row in question.rows
        )

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        return None if self.empty(cells) else dict(cells)
