"""Bars of parts: how much is done, begun, open, for each of several groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui import formats
from hanse.ui.charts import words
from hanse.ui.charts.canvas import Canvas, Point
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.legend import fill_legend
from hanse.ui.charts.palette import INK, LEVELS, PAPER

# Dark to light, so that grey paper tells them apart; the last is the rest.
FILLS = ("#0a4a48", "#2f8a8c", "#9fcbd1", "#d9e4e7", "#ffffff")
DARK = {*FILLS[:2], *LEVELS[3:]}


@dataclass(frozen=True, slots=True)
class Stack:
    """A group's counts, one for each part."""

    label: str
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Stacks:
    title: str
    description: str
    parts: Sequence[str]
    rows: Sequence[Stack]
    fills: Sequence[str]
    rtl: bool


def stacked(
    parts: Sequence[str], rows: Sequence[Stack], *, title: str, are_levels: bool = False, rtl: bool = False
) -> Chart:
    """Each row's parts as shares of its whole, up to five parts; counts stand in the parts that have room.

    `are_levels`: the parts are the levels from the lowest, in the colours that levels have everywhere.

    Raises `ValueError` for more than five parts, or a row with another number of counts.
    """
    if len(parts) > len(FILLS) or any(len(row.counts) != len(parts) for row in rows):
        raise ValueError("A stack takes up to five parts, and every row a count for each of them.")
    numbers = [[row.label, *row.counts] for row in rows]
    shown = [[row.label, *(formats.number(count) for count in row.counts)] for row in rows]
    description = " ".join(_sentence(parts, row) for row in rows)
    spec = _Stacks(title, description, parts, rows, LEVELS if are_levels else FILLS, rtl)
    return Chart(title, description, table([_("What"), *parts], numbers, shown), partial(_draw, spec))


def _sentence(parts: Sequence[str], row: Stack) -> str:
    said = [f"{part} {formats.number(count)}" for part, count in zip(parts, row.counts, strict=True)]
    return f"{row.label}: {formats.listed(said)}."


def _draw(spec: _Stacks, width: float) -> Markup:
    canvas = Canvas(width, rtl=spec.rtl)
    narrow = width < 500
    size = 14 if narrow else 15
    left = 2.0 if narrow else width * 0.3
    y = fill_legend(canvas, spec.parts, spec.fills, 16) + 8
    for row in spec.rows:
        lines = words.wrap(row.label, size, width - 8 if narrow else left - 14, most=2)
        if narrow:
            canvas.lines((2, y + size), lines, size=size)
            y += len(lines) * size * 1.2 + 4
        else:
            canvas.lines((0, y + 18 - (len(lines) - 1) * size * 0.6), lines, size=size)
        _row(canvas, row, spec.fills, (left, y), width - left - 2)
        y += 38
    return canvas.render(y, spec.title, spec.description)


def _row(canvas: Canvas, row: Stack, fills: Sequence[str], at: Point, room: float) -> None:
    whole = sum(row.counts)
    left, y = at
    x = left
    for index, count in enumerate(row.counts):
        width = room * count / whole if whole else 0
        if width:
            canvas.rect(x, y, width, 26, fill=fills[index], stroke=INK, stroke_width=0.8)
        text = formats.number(count)
        if width > words.width(text, 13) + 8:
            canvas.text(
                (x + width / 2, y + 18), text, size=13, anchor="middle", fill=PAPER if fills[index] in DARK else INK
            )
        x += width
    if not whole:
        canvas.rect(left, y, room, 26, fill="none", stroke=INK, stroke_width=0.8, stroke_dasharray="3 3")
