"""A decision table as a grid: what it looks at, what it gives, and a row for each rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.forms.controls import number_or_words
from hanse.kernel.digits import whole_number

MOST = 300
ROWS = "rule-rows"
"""Carries how many rows there are."""
LINES = ("table", "givens", "policy", "inputs", "outputs", "notes", "rules")


@dataclass(frozen=True, slots=True)
class TableCell:
    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class TableGrid:
    """`block` holds the lines of the table. Inputs that are left out are the givens, as in the file."""

    block: Mapping[str, Plain]
    given: Mapping[str, Any] | None = None
    more_rows: int = 0

    def heads(self) -> list[tuple[str, str]]:
        """Each column: whether it is looked at or given, or holds notes, and its name."""
        inputs = self.block.get("inputs") or list(_block(self.block.get("givens")))
        made = [("input", _name(one, "reads")) for one in _list(inputs)]
        made += [("output", _name(one, "name")) for one in _list(self.block.get("outputs"))]
        return [*made, *([("note", str(self.block["notes"]))] if self.block.get("notes") else [])]

    def rows(self) -> Iterator[list[TableCell]]:
        heads, rules = self.heads(), _list(self.block.get("rules"))
        count = self._count() if self.given is not None else len(rules) + 1
        for row in range(count + self.more_rows):
            rule = _list(rules[row]) if row < len(rules) else []
            yield [self._cell(row, column, head, rule) for column, (_kind, head) in enumerate(heads)]

    def read(self) -> list[list[Plain]]:
        """The rules; a row that is empty goes."""
        assert self.given is not None
        rules, made = _list(self.block.get("rules")), []
        for row in range(self._count()):
            old = _list(rules[row]) if row < len(rules) else []
            cells = [self._value(row, column, old) for column in range(len(self.heads()))]
            if any(cell not in ("", None) for cell in cells):
                made.append(cells[: len(old)] if 0 < len(old) < len(cells) and not any(cells[len(old) :]) else cells)
        return made

    def _value(self, row: int, column: int, old: list[Plain]) -> Plain:
        assert self.given is not None
        words = str(self.given.get(f"rule-{row}-{column}", "")).strip()
        if column < len(old) and _words(old[column]) == words:
            return old[column]
        return words == "true" if words in {"true", "false"} else number_or_words(words)

    def _cell(self, row: int, column: int, head: str, rule: list[Plain]) -> TableCell:
        name = f"rule-{row}-{column}"
        stands = _words(rule[column]) if column < len(rule) else ""
        value = str(self.given[name]) if self.given is not None and name in self.given else stands
        return TableCell(name, f"{head}, {row + 1}", value)

    def _count(self) -> int:
        return min(whole_number(str((self.given or {}).get(ROWS, ""))) or 0, MOST)


def _name(column: Plain, line: str) -> str:
    return str(column.get(line, "")) if isinstance(column, Mapping) else str(column)


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _block(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def _words(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
