"""Horizontal bars: scores with their levels, their uncertainty, and a value to compare with."""

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
from hanse.ui.charts.palette import INK, PAPER, SERIES, SOFT, level_colour

ROW = 34
BAR = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """A value from 0 to the maximum; `low` and `high` span its uncertainty, `compared` is another's value."""

    label: str
    value: float | None
    level: int | None = None
    low: float | None = None
    high: float | None = None
    compared: float | None = None


@dataclass(frozen=True, slots=True)
class _Bars:
    title: str
    description: str
    rows: Sequence[Bar]
    maximum: float
    marks: Sequence[float]
    compared_with: str
    decimals: int
    rtl: bool


def bars(
    rows: Sequence[Bar],
    *,
    title: str,
    maximum: float = 100,
    marks: Sequence[float] = (20, 40, 60, 80),
    compared_with: str = "",
    measure: str = "",
    decimals: int = 1,
    rtl: bool = False,
) -> Chart:
    """One bar a row in the order given; `marks` are where the levels change; fill, number and words tell the level.

    `compared_with` names what `compared` is ("median of 24 cities of your size"); it is drawn as a diamond. `measure`
    names values that are no scores ("days"): then there are no levels, and spans where a row has one.
    """
    spans = not measure or any(row.low is not None for row in rows)
    names = [_("What"), *([measure] if measure else [_("Score"), _("Level")]), *([_("From"), _("To")] if spans else [])]
    fields = [
        [row.label, row.value, *([] if measure else [row.level]), row.low, row.high][: len(names)] for row in rows
    ]
    if compared_with:
        names.append(compared_with)
        fields = [[*line, row.compared] for line, row in zip(fields, rows, strict=True)]
    digits = (decimals,) * 4 if measure else (decimals, 0, decimals, decimals, decimals)
    shown = [[label, *(_cell(value, digits[place]) for place, value in enumerate(values))] for label, *values in fields]
    description = " ".join(_sentence(row, decimals) for row in rows)
    spec = _Bars(title, description, rows, maximum, marks, compared_with, decimals, rtl)
    return Chart(title, description, table(names, fields, shown), partial(_draw, spec))


def _cell(value: object, decimals: int) -> str:
    return formats.number(value, decimals) if isinstance(value, int | float) else formats.NOTHING


def _sentence(row: Bar, decimals: int) -> str:
    if row.value is None:
        return _("%(label)s: no score.") % {"label": row.label}
    words_ = {"label": row.label, "value": formats.number(row.value, decimals), "level": row.level}
    return (_("%(label)s %(value)s, level %(level)s.") if row.level else _("%(label)s %(value)s.")) % words_


def _draw(spec: _Bars, width: float) -> Markup:
    canvas, ground = Canvas(width, rtl=spec.rtl), Canvas(width, rtl=spec.rtl)
    narrow = width < 500
    size = 14.0 if narrow else 15.0
    axis = Axis(8.0 if narrow else width * 0.34, width - 66, spec.maximum)
    marks = (0, *spec.marks, spec.maximum)
    axis.numbers(canvas, marks, 12)
    y = 20.0
    for row in spec.rows:
        lines = words.wrap(row.label, size, width - 8 if narrow else axis.left - 16, most=2)
        tall = len(lines) * size * 1.2
        if narrow:
            canvas.lines((2, y + size), lines, size=size)
            middle, step = y + tall + 4 + ROW / 2, tall + ROW + 8
        else:
            step = max(ROW, tall + 10)
            middle = y + step / 2
            canvas.lines((0, middle + size * 0.35 - (len(lines) - 1) * size * 0.6), lines, size=size)
        axis.grid(ground, marks, middle - step / 2 if not narrow else middle - ROW / 2, middle + ROW / 2)
        _bar(canvas, axis, row, middle, spec.decimals)
        y += step
    canvas.parts[:0] = ground.parts
    height = _compared(canvas, spec.compared_with, y + 22) if spec.compared_with else y + 4
    return canvas.render(height, spec.title, spec.description)


def _bar(canvas: Canvas, axis: Axis, row: Bar, middle: float, decimals: int) -> None:
    if row.value is None:
        canvas.text((axis.left + 6, middle + 5), _("no score"), size=13, fill=SOFT)
        return
    fill = level_colour(row.level) if row.level else SERIES[0].colour
    across = max(axis.at(row.value) - axis.left, 1)
    canvas.rect(axis.left, middle - BAR / 2, across, BAR, fill=fill, stroke=INK, stroke_width=0.8)
    if row.low is not None and row.high is not None:
        _whisker(canvas, axis.at(row.low), axis.at(row.high), middle)
    if row.compared is not None:
        canvas.marker("diamond", (axis.at(row.compared), middle), 11, PAPER, INK)
    beside = canvas.width - 52
    canvas.text((beside, middle + (1 if row.level else 5)), formats.number(row.value, decimals), size=15, bold=True)
    if row.level:
        canvas.text((beside, middle + 14), _("level %(level)s") % {"level": formats.number(row.level)}, size=11)


def _whisker(canvas: Canvas, low: float, high: float, middle: float) -> None:
    """A span with ends, dark on a light edge, so that it is seen over any bar."""
    for paint, thick in ((PAPER, 4.5), (INK, 1.8)):
        canvas.line((low, middle), (high, middle), stroke=paint, stroke_width=thick)
        for end in (low, high):
            canvas.line((end, middle - 5), (end, middle + 5), stroke=paint, stroke_width=thick)


def _compared(canvas: Canvas, text: str, y: float) -> float:
    canvas.marker("diamond", (10, y - 5), 11, PAPER, INK)
    lines = words.wrap(text, 14, canvas.width - 30)
    canvas.lines((22, y), lines, size=14)
    return y + len(lines) * 17
