"""Kinds whose answer has named parts, each itself the answer to a small question."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.known import kind_of
from hanse.questions.spec.kinds.parts import (
    check_parts,
    labelled,
    nothing_in,
    parts_from_json,
    parts_to_json,
    parts_to_scope,
)
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_PARTS = Text("questions.problem.not_parts", "Give each part by its name: {parts}.")


class Composite(Kind):
    """A subclass says its `parts`; their words are the interface's own. FEEL sees a context."""

    at_once = False

    @abstractmethod
    def parts(self, question: Question) -> tuple[Question, ...]: ...

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        for part in self.parts(question):
            yield from kind_of(part).faults(part)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        parts = self.parts(question)
        if not isinstance(raw, Mapping):
            raise refuse(NOT_PARTS, parts=", ".join(part.key for part in parts))
        return check_parts(parts, raw, reader, reader.interface)

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return all(
                (isinstance(one, Mapping) and self.empty(one)) or super(Composite, self).empty(one)
                for one in raw.values()
            )
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        """The first part alone on its line, the others with their names."""
        first, *others = self.parts(question)
        given = cast("Mapping[str, Value]", value)
        lines = [kind_of(first).format(first, given[first.key], reader)] if first.key in given else []
        return "\n".join(lines + labelled(others, value, reader, reader.interface))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        return parts_to_json(self.parts(question), value)

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        return parts_from_json(self.parts(question), stored)

    def to_scope(self, question: Question, value: Value) -> object:
        return parts_to_scope(self.parts(question), value)

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        """One row for each part."""
        given = cast("Mapping[str, Value]", value or {})
        return tuple(
            replace(cell, part=part.key, label=reader.interface(part.text))
            for part in self.parts(question)
            for cell in kind_of(part).to_cells(part, given.get(part.key), reader)
        )

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del reader
        known = {part.key: cells.get(part.key) for part in self.parts(question)}
        return None if nothing_in(self.parts(question), known) else known
