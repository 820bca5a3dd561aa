"""A line over time, cut where the method changed: two methods' numbers are never joined."""

import datetime as dt
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
from hanse.ui.charts.palette import GRID, SERIES, SOFT

LABEL = 46.0
"""Least px from the name of one time to the next."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value at a time; `label` is how the axis names that time (the round's name, say)."""

    at: dt.date
    value: float | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A named series of readings in order of time; `one_method`: made by one method throughout, no break cuts it."""

    name: str
    readings: Sequence[Reading]
    one_method: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The day from which another method counts, and what changed."""

    at: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class _Lines:
    title: str
    description: str
    courses: Sequence[Course]
    breaks: Sequence[Break]
    minimum: float
    maximum: float
    decimals: int
    rtl: bool


def line(
    courses: Sequence[Course],
    *,
    title: str,
    breaks: Sequence[Break] = (),
    maximum: float = 100,
    close_up: bool = False,
    decimals: int = 1,
    rtl: bool = False,
) -> Chart:
    """Up to four courses from 0 to `maximum`; a break is a dashed upright with its words.

    No line crosses it but that of a course of `one_method`. `close_up`: the axis spans the values alone, to tell apart
    courses that lie close together.
    """
    times = _times(courses)
    names = [_("When"), *(course.name for course in courses)]
    numbers = [[label, *(_value(course, at) for course in courses)] for at, label in times]
    shown = [[label, *(formats.number(_value(course, at), decimals) for course in courses)] for at, label in times]
    sentences = [_sentence(course, decimals) for course in courses]
    changes = [{"date": formats.date(one.at), "text": one.text} for one in breaks]
    sentences += [_("New method from %(date)s: %(text)s.") % change for change in changes]
    low, high = _close(courses, maximum) if close_up else (0.0, maximum)
    spec = _Lines(title, " ".join(sentences), courses, breaks, low, high, decimals, rtl)
    return Chart(title, spec.description, table(names, numbers, shown), partial(_draw, spec))


def _close(courses: Sequence[Course], maximum: float) -> tuple[float, float]:
    """Multiples of five around all values, so that each of five steps between them is a whole number."""
    known = [reading.value for course in courses for reading in course.readings if reading.value is not None]
    if not known:
        return 0.0, maximum
    low = min(math.floor(min(known) / 5) * 5, maximum - 5)
    return low, min(max(math.ceil(max(known) / 5) * 5, low + 5), maximum)


def _sentence(course: Course, decimals: int) -> str:
    known = [f"{_name(reading)} {formats.number(reading.value, decimals)}" for reading in course.readings]
    return _("%(name)s: %(values)s.") % {"name": course.name, "values": formats.listed(known)}


def _name(reading: Reading) -> str:
    return reading.label or formats.date(reading.at, "medium")


def _times(courses: Sequence[Course]) -> list[tuple[dt.date, str]]:
    return sorted({reading.at: _name(reading) for course in courses for reading in course.readings}.items())


def _value(course: Course, at: dt.date) -> float | None:
    return next((reading.value for reading in course.readings if reading.at == at), None)


def _draw(spec: _Lines, width: float) -> Markup:
    canvas = Canvas(width, rtl=spec.rtl)
    times = _times(spec.courses)
    left, right, top, bottom = 40.0, width - 34, 34.0, 290.0 if width >= 500 else 240.0
    days = [at.toordinal() for at, _label in times] + [b.at.toordinal() for b in spec.breaks]
    first, span = min(days), max(max(days) - min(days), 1)

    def place(at: dt.date, value: float) -> Point:
        inner = 24
        x = left + inner + (at.toordinal() - first) / span * (right - left - 2 * inner)
        return x, bottom - (value - spec.minimum) / (spec.maximum - spec.minimum) * (bottom - top)

    for mark in range(6):
        value = spec.minimum + (spec.maximum - spec.minimum) * mark / 5
        y = place(times[0][0], value)[1]
        canvas.line((left, y), (right, y), stroke=GRID)
        canvas.text((left - 6, y + 4), formats.number(value), size=12, anchor="end", fill=SOFT)
    _time_axis(canvas, [(place(at, spec.minimum)[0], label) for at, label in times], bottom)
    for one in spec.breaks:
        x = place(one.at, spec.minimum)[0]
        canvas.line((x, top - 8), (x, bottom), stroke=SOFT, stroke_width=1.5, stroke_dasharray="4 4")
        said = words.wrap(one.text, 12, width * 0.5, most=2)
        canvas.lines((_within(x, said, width), 12), said, size=12, anchor="middle", fill=SOFT)
    for index, course in enumerate(spec.courses):
        known = [(r.at, place(r.at, r.value), r.value) for r in course.readings if r.value is not None]
        _course(canvas, index, known, () if course.one_method else spec.breaks)
        if index == 0:
            _numbers(canvas, known, spec.decimals)
    names = [course.name for course in spec.courses]
    height = series_legend(canvas, names, bottom + 62) if len(names) > 1 else bottom + 48
    return canvas.render(height, spec.title, spec.description)


def _within(x: float, lines: Sequence[str], width: float) -> float:
    """The nearest place to `x` at which lines centred there lie within the picture; fonts differ by 10 %."""
    half = 1.1 * max(words.width(text, 12) for text in lines) / 2
    return min(max(x, half), max(width - half, half))


def _time_axis(canvas: Canvas, places: Sequence[tuple[float, str]], bottom: float) -> None:
    """A mark for each time, and as many names as stand beside one another; the last of them always."""
    for x, _label in places:
        canvas.line((x, bottom), (x, bottom + 5), stroke=SOFT)
    said = _apart(places, LABEL)
    room = 130.0 if len(said) < 2 else max(LABEL, min(b[0] - a[0] for a, b in pairwise(said)) - 8)
    for x, label in said:
        canvas.lines((x, bottom + 20), words.wrap(label, 12, room, most=2), size=12, anchor="middle")


def _apart(places: Sequence[tuple[float, str]], least: float) -> Sequence[tuple[float, str]]:
    """Every place, every second one, every third …: as many as leave so many px between two, counted from the last."""
    for step in range(1, len(places) + 1):
        chosen = places[::-1][::step][::-1]
        if all(b[0] - a[0] >= least for a, b in pairwise(chosen)):
            return chosen
    return places


def _numbers(canvas: Canvas, known: Sequence[tuple[dt.date, Point, float]], decimals: int) -> None:
    """The values over their marks, where each has room."""
    said = [(point, formats.number(value, decimals)) for _at, point, value in known]
    if all(b[0][0] - a[0][0] >= max(words.width(a[1], 13), words.width(b[1], 13)) + 4 for a, b in pairwise(said)):
        for (x, y), text in said:
            canvas.text((x, y - 11), text, size=13, anchor="middle", bold=True)


def _course(canvas: Canvas, index: int, known: Sequence[tuple[dt.date, Point, float]], breaks: Sequence[Break]) -> None:
    stroke = SERIES[index]
    for (before, a, _before), (after, b, _after) in pairwise(known):
        if not any(before < one.at <= after for one in breaks):
            canvas.line(a, b, stroke=stroke.colour, stroke_width=2.5, stroke_dasharray=stroke.dash or None)
    for _at, point, _reading in known:
        canvas.marker(stroke.marker, point, 10, stroke.colour)
