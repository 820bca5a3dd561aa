"""Questions that are answered again and again: one entry for each person of a household, each vehicle, each job."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.known import kind_of, kinds
from hanse.questions.spec.kinds.parts import (
    check_parts,
    labelled,
    nothing_in,
    parts_from_json,
    parts_to_json,
    parts_to_scope,
)
from hanse.questions.spec.problems import Problem, RefusedError, all_of, refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_ENTRIES = Text("questions.problem.not_entries", "Give a list of entries, each with its parts: {parts}.")
NO_ENTRY = Text("questions.problem.no_entries", "Fill in an entry.")
TOO_FEW = Text("questions.problem.too_few_entries", "At least {least} entries are needed. So far: {count}.")
TOO_MANY = Text("questions.problem.too_many_entries", "These are {count} entries; {most} at most are taken.")
ENTRY = Text("questions.group.entry", "{number}.", note="before an entry of a list, such as “2.”")

MOST = 100


class Group(Kind):
    """The value is a tuple of mappings, one an entry. Fewer entries than asked for are saved, and not complete."""

    key = "group"
    at_once = False
    tabular = False

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if not question.of:
            yield "of", "is empty: which questions does an entry have?"
        if not 0 <= least(question) <= most(question) <= MOST:
            yield "minimum", f"to maximum must lie within 0 to {MOST}, and the smaller one come first"
        seen: set[str] = set()
        for number, part in enumerate(question.of, start=1):
            place = f"of[{number}]"
            if not part.key.isidentifier() or part.key in seen:
                yield place, f"has the key {part.key!r}, which is empty, no name, or used twice"
            seen.add(part.key)
            if part.kind == self.key or part.kind not in kinds():
                yield place, f"is of the kind {part.kind!r}; a group takes every kind but groups"
                continue
            if part.relevant or part.checks or part.earliest or part.latest:
                yield place, "has a condition or a check; write it as a check of the whole group"
            if not part.text.default.strip():
                yield place, "has no text"
            yield from ((f"{place}.{inner}", message) for inner, message in kind_of(part).faults(part))

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        if not isinstance(raw, list | tuple) or not all(isinstance(one, Mapping) for one in raw):
            raise refuse(NOT_ENTRIES, parts=", ".join(part.key for part in question.of))
        entries: list[Value] = []
        problems: list[Problem] = []
        for number, entry in enumerate(cast("Sequence[Mapping[str, object]]", raw)):
            if nothing_in(question.of, entry):
                continue
            try:
                entries.append(check_parts(question.of, entry, reader, reader))
            except RefusedError as refused:
                problems.append(refused.problem.within(str(number)))
        if problems:
            raise RefusedError(all_of(problems))
        if not entries:
            raise refuse(NO_ENTRY)
        if len(entries) > most(question):
            raise refuse(TOO_MANY, count=len(entries), most=most(question))
        return tuple(entries)

    def empty(self, raw: object) -> bool:
        """Whether no entry has anything; of what is looked at here the question is not known."""
        if isinstance(raw, list | tuple):
            return all(self.empty(entry) for entry in raw)
        if isinstance(raw, Mapping):
            return all(self.empty(part) for part in raw.values())
        return super().empty(raw)

    def complete(self, question: Question, value: Value) -> bool:
        return len(cast("Sequence[object]", value)) >= least(question)

    def lacking(self, question: Question, value: Value) -> Problem | None:
        if self.complete(question, value):
            return None
        return Problem(TOO_FEW, {"count": str(len(cast("Sequence[object]", value))), "least": str(least(question))})

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        """Each entry with its number, and below it a line for each of its parts."""
        lines: list[str] = []
        for number, entry in enumerate(cast("Sequence[Value]", value), start=1):
            words = labelled(question.of, entry, reader, reader)
            lines.append(f"{reader.interface(ENTRY).format(number=number)} {words[0]}" if words else "")
            lines.extend(words[1:])
        return "\n".join(lines)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        return [parts_to_json(question.of, entry) for entry in cast("Sequence[Value]", value)]

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        return tuple(parts_from_json(question.of, entry) for entry in cast("list[JsonValue]", stored))

    def to_scope(self, question: Question, value: Value) -> object:
        return [parts_to_scope(question.of, entry) for entry in cast("Sequence[Value]", value)]

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        return (Cell(value=None if value is None else self.format(question, value, reader)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, cells, reader
        return None


def least(question: Question) -> int:
    """How many entries there must be."""
    return int(Decimal(1) if question.minimum is None else question.minimum)


def most(question: Question) -> int:
    return int(MOST if question.maximum is None else question.maximum)
