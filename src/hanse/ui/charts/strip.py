"""Dots on a line: where each of many values lies, their quartiles, and one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui import formats
from hanse.ui.charts import words
from hanse.ui.charts.axis import Axis
from hanse.ui.charts.canvas import Canvas
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.legend import Mark, legend
from hanse.ui.charts.palette import INK, MIST, SERIES, TEAL

HALF = "#c5dfe3"


@dataclass(frozen=True, slots=True)
class Strip:
    """One row: the values that may be shown (none where privacy forbids single ones), quartiles, and one's own."""

    label: str
    values: Sequence[float] = ()
    quartiles: tuple[float, float, float] | None = None
    median: float | None = None
    own: float | None = None

    @property
    def middle(self) -> float | None:
        return self.quartiles[1] if self.quartiles else self.median


@dataclass(frozen=True, slots=True)
class _Strips:
    title: str
    description: str
    rows: Sequence[Strip]
    maximum: float
    own_name: str
    rtl: bool


def strips(rows: Sequence[Strip], *, title: str, own_name: str = "", maximum: float = 100, rtl: bool = False) -> Chart:
    """The caller decides what may be shown; this draws no more than it is given (experience: private by default)."""
    names = [_("What"), own_name or _("Own"), _("Lower quartile"), _("Median"), _("Upper quartile")]
    numbers = [[row.label, row.own, *_spread(row)] for row in rows]
    shown = [[line[0], *(formats.number(value, 1) for value in line[1:])] for line in numbers]  # type: ignore[arg-type]
    description = " ".join(
        _("%(label)s: own %(own)s, median %(median)s.")
        % {"label": row.label, "own": formats.number(row.own, 1), "median": formats.number(row.middle, 1)}
        for row in rows
    )
    spec = _Strips(title, description, rows, maximum, own_name or _("Own"), rtl)
    return Chart(title, description, table(names, numbers, shown), partial(_draw, spec))


def _spread(row: Strip) -> tuple[float | None, float | None, float | None]:
    return row.quartiles or (None, row.median, None)


def _draw(spec: _Strips, width: float) -> Markup:
    canvas = Canvas(width, rtl=spec.rtl)
    narrow = width < 500
    size = 14.0 if narrow else 15.0
    axis = Axis(10.0 if narrow else width * 0.32, width - 16, spec.maximum)
    marks = [spec.maximum * mark / 5 for mark in range(6)]
    axis.numbers(canvas, marks, 12)
    y = 20.0
    for row in spec.rows:
        lines = words.wrap(row.label, size, width - 8 if narrow else axis.left - 20, most=2)
        if narrow:
            canvas.lines((2, y + size), lines, size=size)
            y += len(lines) * size * 1.2 + 4
        else:
            canvas.lines((0, y + 24 - (len(lines) - 1) * size * 0.6), lines, size=size)
        canvas.rect(axis.left, y + 7, axis.right - axis.left, 24, fill=MIST)
        axis.grid(canvas, marks, y + 7, y + 31)
        _strip(canvas, axis, row, y + 19)
        y += 42
    return canvas.render(_legend(canvas, spec, y + 22), spec.title, spec.description)


def _strip(canvas: Canvas, axis: Axis, row: Strip, middle: float) -> None:
    if row.quartiles:
        low, _median, high = (axis.at(value) for value in row.quartiles)
        canvas.rect(low, middle - 9, high - low, 18, fill=HALF, stroke=TEAL)
    for index, value in enumerate(row.values):
        # A fixed unevenness keeps equal values apart without moving them along the scale.
        canvas.circle((axis.at(value), middle + (index * 7 % 5 - 2) * 3), 3.2, fill=TEAL, fill_opacity="0.55")
    if row.middle is not None:
        x = axis.at(row.middle)
        canvas.line((x, middle - 12), (x, middle + 12), stroke=INK, stroke_width=2.5)
    if row.own is not None:
        canvas.marker("diamond", (axis.at(row.own), middle), 14, SERIES[1].colour)


def _legend(canvas: Canvas, spec: _Strips, y: float) -> float:
    entries: list[tuple[str, Mark]] = [
        (spec.own_name, lambda x, middle: canvas.marker("diamond", (x + 8, middle), 13, SERIES[1].colour)),
        (_("Median"), lambda x, m: canvas.line((x + 8, m - 8), (x + 8, m + 8), stroke=INK, stroke_width=2.5)),
    ]
    if any(row.quartiles for row in spec.rows):
        entries.append((_("The middle half"), lambda x, m: canvas.rect(x, m - 7, 18, 14, fill=HALF, stroke=TEAL)))
    if any(row.values for row in spec.rows):
        entries.append((_("Others"), lambda x, m: canvas.circle((x + 8, m), 3.2, fill=TEAL, fill_opacity="0.55")))
    return legend(canvas, entries, y, 24)
