"""Lines that are asked as a grid: options, checks, opening hours, pairs of a name and a value, lists of texts.

A grid has its entries as rows and a few empty ones; a row that is emptied goes. Further columns are the languages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing.parts import words_of
from hanse.frame.tools.designer.forms.controls import NOTHING, Control, number_or_words
from hanse.kernel.digits import whole_number
from hanse.ui.forms import UiField

EMPTY_ROWS = 2
MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`name` is the line of an entry, empty for the entry itself; `language` of a translation."""

    name: str
    label: str
    text: bool = False
    language: str = ""
    rtl: bool = False
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    label: str
    value: str
    column: GridColumn


@dataclass(frozen=True, kw_only=True)
class Grid(Control):
    """A list of small blocks (`columns` are its lines), or of texts or words (one column without a name)."""

    columns: tuple[GridColumn, ...]
    words: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    """(row, line, language) → words."""
    template = "grid"

    def fields(self) -> Mapping[str, UiField]:
        return {}

    def initial(self) -> Mapping[str, object]:
        return {}

    def is_in(self, sent: Mapping[str, Any]) -> bool:
        return self.count_name() in sent

    def entries(self) -> list[Plain]:
        return list(self.value) if isinstance(self.value, list) else []

    def rows(self, given: Mapping[str, Any] | None, wanted: int = 0) -> Iterator[tuple[int, list[Cell]]]:
        """The number of each row and its cells, as they stand or as they were typed."""
        entries = self.entries()
        count = self._count(given) if given is not None else len(entries) + EMPTY_ROWS
        for row in range(max(count, wanted)):
            yield row, [self._cell(row, column, entries, given) for column in self.columns]

    def count_name(self) -> str:
        return f"{self.name}-rows"

    def read(self, given: Mapping[str, Any]) -> Plain:
        return [one for _row, one in self.read_rows(given)] or NOTHING

    def read_rows(self, given: Mapping[str, Any]) -> list[tuple[int, Plain]]:
        """The entries that are left, each with the number of the row in which it was."""
        entries = self.entries()
        made = []
        for row in range(self._count(given)):
            old = entries[row] if row < len(entries) else None
            typed = {one: str(given.get(self._name(row, one), "")).strip() for one in self.columns if not one.language}
            if any(words for column, words in typed.items() if not column.truth):
                made.append((row, self._entry(old, typed)))
        return made

    def translated_rows(self, given: Mapping[str, Any]) -> dict[tuple[int, str, str], str]:
        """(new number, line, language) → words."""
        return {
            (number, column.name, column.language): str(given.get(self._name(row, column), "")).strip()
            for number, (row, _entry) in enumerate(self.read_rows(given))
            for column in self.columns
            if column.language
        }

    def _entry(self, old: Plain, typed: Mapping[GridColumn, str]) -> Plain:
        [first, *_rest] = typed
        if not first.name:
            return {**old, "text": typed[first]} if isinstance(old, dict) else typed[first]
        entry = dict(old) if isinstance(old, dict) else {}
        for column, words in typed.items():
            value = _value(entry.get(column.name), words, column)
            if value is NOTHING:
                entry.pop(column.name, None)
            else:
                entry[column.name] = value
        return entry

    def _cell(self, row: int, column: GridColumn, entries: list[Plain], given: Mapping[str, Any] | None) -> Cell:
        name = self._name(row, column)
        label = f"{self.label} {row + 1}, {column.label}"
        if given is not None and name in given:
            return Cell(name, label, str(given[name]), column)
        entry = entries[row] if row < len(entries) else None
        if column.language:
            value = self.words.get((row, column.name, column.language), "")
        else:
            value = _words(entry if not column.name else entry.get(column.name) if isinstance(entry, dict) else None)
        return Cell(name, label, value, column)

    def _name(self, row: int, column: GridColumn) -> str:
        return f"{self.name}-{row}-{column.name}{'@' + column.language if column.language else ''}"

    def _count(self, given: Mapping[str, Any]) -> int:
        return min(whole_number(str(given.get(self.count_name(), ""))) or 0, MOST_ROWS)


@dataclass(frozen=True, kw_only=True)
class Pairs(Grid):
    """A block whose names an author chooses, as rows of name and value."""

    def entries(self) -> list[Plain]:
        block = self.value if isinstance(self.value, dict) else {}
        return [{"name": name, "value": one} for name, one in block.items()]

    def read(self, given: Mapping[str, Any]) -> Plain:
        rows = [one for _row, one in self.read_rows(given)]
        return {str(one.get("name", "")): one.get("value", "") for one in rows} or NOTHING


def _words(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return words_of(value)
    return "" if value is None else str(value)


def _value(old: Plain, words: str, column: GridColumn) -> Plain:
    if column.truth:
        return True if words == "true" else False if old is False else NOTHING
    if not words:
        return NOTHING
    if column.text:
        return {**old, "text": words} if isinstance(old, dict) else words
    if _words(old) == words:
        return old
    return words if isinstance(old, str) else number_or_words(words)
