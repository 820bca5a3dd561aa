"""A radar: up to four series over three or more axes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui import formats
from hanse.ui.charts import words
from hanse.ui.charts.canvas import Canvas, Point
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.legend import series_legend
from hanse.ui.charts.palette import GRID, MIST, SERIES, SOFT

RINGS = 5


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values, one for each axis; None where there is no value."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class _Radar:
    title: str
    description: str
    axes: Sequence[str]
    series: Sequence[Series]
    maximum: float
    rtl: bool


def radar(
    axes: Sequence[str], series: Sequence[Series], *, title: str, maximum: float = 100, rtl: bool = False
) -> Chart:
    """Values from 0 to `maximum`, the first axis at the top, clockwise (in right-to-left the other way).

    A missing value leaves its axis open: the line is not drawn through the centre, where it would read as nought.
    Raises `ValueError` for fewer than 3 axes, more than 4 series, or a series of another length.
    """
    if len(axes) < 3 or len(series) > len(SERIES) or any(len(one.values) != len(axes) for one in series):
        raise ValueError("A radar takes 3 axes or more and 1 to 4 series, each with a value or None for every axis.")
    numbers = [[axis, *(one.values[index] for one in series)] for index, axis in enumerate(axes)]
    shown = [[axis, *(formats.number(one.values[index], 1) for one in series)] for index, axis in enumerate(axes)]
    description = " ".join(_sentence(one, axes) for one in series)
    spec = _Radar(title, description, axes, series, maximum, rtl)
    names = [_("Dimension"), *(one.name for one in series)]
    return Chart(title, description, table(names, numbers, shown), partial(_draw, spec))


def _sentence(one: Series, axes: Sequence[str]) -> str:
    pairs = [(axis, value) for axis, value in zip(axes, one.values, strict=True) if value is not None]
    known = [f"{axis} {formats.number(value, 1)}" for axis, value in pairs]
    return _("%(name)s: %(values)s.") % {"name": one.name, "values": formats.listed(known)}


def _draw(spec: _Radar, width: float) -> Markup:
    canvas = Canvas(width, rtl=spec.rtl)
    size = 15 if width >= 500 else 12.5
    radius = min(width * 0.22 if width < 500 else width * 0.264, 190)
    room = width / 2 - radius - 8
    centre = (width / 2, radius + size * 4.8)
    angles = [index * 2 * math.pi / len(spec.axes) - math.pi / 2 for index in range(len(spec.axes))]

    def at(index: int, share: float) -> Point:
        reach = radius * share
        return centre[0] + reach * math.cos(angles[index]), centre[1] + reach * math.sin(angles[index])

    for ring in range(RINGS, 0, -1):
        outline = [at(index, ring / RINGS) for index in range(len(spec.axes))]
        canvas.path(outline, closed=True, fill=MIST if ring == RINGS else "none", stroke=GRID)
    for index, axis in enumerate(spec.axes):
        canvas.line(centre, at(index, 1), stroke=GRID)
        value = formats.number(spec.series[0].values[index], 1) if len(spec.series) == 1 else ""
        _label(canvas, at(index, 1), angles[index], words.wrap(axis, size, room), value)
    for index, one in enumerate(spec.series):
        shares = [None if value is None else max(0.0, min(1.0, value / spec.maximum)) for value in one.values]
        _outline(canvas, index, [None if share is None else at(axis, share) for axis, share in enumerate(shares)])
    for ring in range(1, RINGS + 1):
        number = formats.number(spec.maximum * ring / RINGS)
        canvas.text((centre[0] + 4, at(0, ring / RINGS)[1] + 12), number, size=11, fill=SOFT)
    bottom = max(at(index, 1)[1] for index in range(len(spec.axes))) + size * 4.2
    names = [one.name for one in spec.series]
    height = series_legend(canvas, names, bottom) if len(names) > 1 else bottom + size / 2
    return canvas.render(height, spec.title, spec.description)


def _label(canvas: Canvas, end: Point, angle: float, lines: list[str], value: str) -> None:
    """The axis's name outside its end, and below it in bold the value, when there is only one series."""
    size = 15 if canvas.width >= 500 else 12.5
    horizontal, vertical = math.cos(angle), math.sin(angle)
    anchor = "middle" if abs(horizontal) < 0.2 else ("start" if horizontal > 0 else "end")
    height = (len(lines) + bool(value)) * size * 1.2
    x = end[0] + horizontal * 12
    y = end[1] + vertical * 10 + size * 0.9 - height * (1 - vertical) / 2
    canvas.lines((x, y), lines, size=size, anchor=anchor)
    if value:
        canvas.text((x, y + len(lines) * size * 1.2), value, size=size, anchor=anchor, bold=True)


def _outline(canvas: Canvas, index: int, points: Sequence[Point | None]) -> None:
    stroke = SERIES[index]
    known = [point for point in points if point is not None]
    if len(known) == len(points):
        canvas.path(known, closed=True, fill=stroke.colour, fill_opacity="0.1")
    for one, other in pairwise([*points, points[0]]):
        if one is not None and other is not None:
            canvas.line(one, other, stroke=stroke.colour, stroke_width=2.5, stroke_dasharray=stroke.dash or None)
    for point in known:
        canvas.marker(stroke.marker, point, 9, stroke.colour)
