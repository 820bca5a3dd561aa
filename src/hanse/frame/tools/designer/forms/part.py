"""The form of a part: what it asks, and what is to be written of what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.spec.file.forms.moves import SAYS
from hanse.frame.tools.designer.editing.parts import part_at
from hanse.frame.tools.designer.editing.rewriting import Files, plain
from hanse.frame.tools.designer.forms.controls import NOTHING, Control, Worded
from hanse.frame.tools.designer.forms.deriving import (
    MOVE,
    Lines,
    Tongues,
    controls_of,
    lines_of,
    text_way,
    tongues_of,
)
from hanse.frame.tools.designer.forms.grids import Grid
from hanse.frame.tools.designer.forms.tables import ROWS, TableGrid
from hanse.kernel.yaml.document import Steps
from hanse.ui.forms import Form, UiBoundField


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be written: the part's new value; where rows of its lists went; and words by the ways of texts."""

    value: Plain
    rows: Mapping[str, list[int]] = field(default_factory=dict)
    words: Mapping[Steps, Mapping[str, str]] = field(default_factory=dict)


class PartForm(Form):
    """`controls` ask for the lines of the part; None of them where the part has no lines to fill in."""

    def __init__(self, files: Files, steps: Steps, data: Mapping[str, Any] | None = None, *, more: str = "") -> None:
        head = plain(files)
        self.part = part_at(head, steps)
        self.lines: Lines | None = lines_of(self.part)
        self.tongues: Tongues = tongues_of(files, head)
        self.controls = list(controls_of(self.lines, head, self.tongues)) if self.lines else []
        self.more = more
        self.given = data
        initial = {name: value for one in self.controls for name, value in one.initial().items()}
        super().__init__(data, initial=initial)
        for one in self.controls:
            self.fields.update(one.fields())

    @property
    def table(self) -> TableGrid | None:
        """Its decision table, if it has one."""
        if self.lines is None or not self.lines.table:
            return None
        return TableGrid(self.lines.value, self.given, int(self.more == "rule"))

    def first(self) -> Iterator[Control]:
        return (one for one in self.controls if not one.more)

    def further(self) -> list[Control]:
        return [one for one in self.controls if one.more]

    def bound(self, control: Control) -> UiBoundField:
        return self[control.name]

    def rows(self, grid: Grid) -> list[Any]:
        """The rows of a grid, with one more where it was asked for."""
        rows = list(grid.rows(self.given))
        return list(grid.rows(self.given, len(rows) + 1)) if self.more == grid.name else rows

    def typed(self) -> Typed:
        """Only of a form that was sent."""
        assert self.lines is not None
        assert self.given is not None
        value, words, rows = dict(self.lines.value), {}, {}
        sent = {name: self.given[name] for name in self.given}
        data = sent | {name: one for name, one in self.cleaned_data.items() if one is not None}
        for one in self.controls:
            if not one.is_in(sent):
                continue
            if one.name != MOVE:
                _write(value, one.name, one.read(data))
            steps = (*self.lines.steps, one.name)
            if isinstance(one, Worded):
                words[steps] = one.translated(data)
            if isinstance(one, Grid):
                read = one.read_rows(data)
                rows[one.name] = [row for row, _entry in read]
                for (row, line, language), said in one.translated_rows(data).items():
                    way = text_way(one, steps, row, line, [entry for _row, entry in read])
                    words.setdefault(way, {})[language] = said
        if self.table is not None and ROWS in sent:
            _write(value, "rules", self.table.read())
        return Typed(self._moved(value, data), rows, words)

    def _moved(self, value: dict[str, Plain], data: Mapping[str, Any]) -> Plain:
        """Another move of a scenario has other lines."""
        wanted = data.get(MOVE)
        if wanted not in SAYS or MOVE not in self.fields or wanted in value:
            return value
        return {wanted: True if wanted == "pay" else 1 if wanted == "wait" else ""}


def _write(value: dict[str, Plain], name: str, new: Plain) -> None:
    if new is NOTHING:
        value.pop(name, None)
    else:
        value[name] = new
