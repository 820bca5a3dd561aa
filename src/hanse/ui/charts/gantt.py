"""Works in time: bars from a beginning to an end, milestones, and today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from babel import dates as babel_dates
from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui import formats
from hanse.ui.charts import words
from hanse.ui.charts.canvas import Canvas
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.legend import fill_legend
from hanse.ui.charts.palette import ALARM, GRID, INK, SERIES, SOFT

EVEN = (1, 2, 4, 12)
APART = 10.0
"""Least px from the end of one name to the next."""
FILLS = ("#2f8a8c", "#9fcbd1", "#0b4f8f", "#e9d8a6")


@dataclass(frozen=True, slots=True)
class Work:
    """From its first to its last day; a milestone is a work of one day. `kind` (0 to 3) chooses the fill."""

    label: str
    starts_on: dt.date
    ends_on: dt.date
    kind: int = 0
    detail: str = ""

    @property
    def is_milestone(self) -> bool:
        return self.starts_on == self.ends_on


@dataclass(frozen=True, slots=True)
class _Gantt:
    title: str
    description: str
    works: Sequence[Work]
    kinds: Sequence[str]
    today: dt.date | None
    rtl: bool


def gantt(
    works: Sequence[Work], *, title: str, kinds: Sequence[str] = (), today: dt.date | None = None, rtl: bool = False
) -> Chart:
    """Works in the order given. `kinds` names the fills in the legend. Raises `ValueError` without a work."""
    if not works:
        raise ValueError("A Gantt chart needs at least one work.")
    names = [_("Work"), _("From"), _("To"), _("About")]
    numbers = [[w.label, w.starts_on.isoformat(), w.ends_on.isoformat(), w.detail] for w in works]
    shown = [[w.label, formats.date(w.starts_on, "medium"), formats.date(w.ends_on, "medium"), w.detail] for w in works]
    description = " ".join(
        _("%(label)s: %(start)s to %(end)s.")
        % {"label": w.label, "start": formats.date(w.starts_on, "medium"), "end": formats.date(w.ends_on, "medium")}
        for w in works
    )
    spec = _Gantt(title, description, works, kinds, today, rtl)
    return Chart(title, description, table(names, numbers, shown), partial(_draw, spec))


def ticks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Where the axis is marked: months up to a year, quarters up to three, years beyond; with their names."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step, pattern = (1, "MMM") if months <= 12 else ((3, "QQQ yy") if months <= 36 else (12, "y"))
    begin = first.year * 12 + (first.month - 1) // step * step
    places = [dt.date(month // 12, month % 12 + 1, 1) for month in range(begin, last.year * 12 + last.month, step)]
    locale = formats.active_locale()
    return [(max(at, first), babel_dates.format_date(at, pattern, locale=locale)) for at in places]


@dataclass(frozen=True, slots=True)
class _Days:
    """Days along the width of the picture."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    @property
    def day(self) -> float:
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def at(self, day: dt.date) -> float:
        return self.left + (day - self.first).days * self.day


def _draw(spec: _Gantt, width: float) -> Markup:
    canvas, ground = Canvas(width, rtl=spec.rtl), Canvas(width, rtl=spec.rtl)
    narrow = width < 500
    size = 14.0 if narrow else 15.0
    first = min(work.starts_on for work in spec.works).replace(day=1)
    days = _Days(first, max(work.ends_on for work in spec.works), 2.0 if narrow else width * 0.34, width - 8)
    y = 26.0
    for work in spec.works:
        lines = words.wrap(work.label, size, width - 8 if narrow else days.left - 14, most=2)
        tall = len(lines) * size * 1.2
        if narrow:
            canvas.lines((2, y + size), lines, size=size)
            middle, step = y + tall + 16, tall + 38
        else:
            step = max(34.0, tall + 8)
            middle = y + step / 2
            canvas.lines((0, middle + 5 - (len(lines) - 1) * size * 0.6), lines, size=size)
        _work(canvas, days, work, middle)
        y += step
    _axis(ground, days, spec.today, y)
    canvas.parts[:0] = ground.parts
    height = fill_legend(canvas, spec.kinds, FILLS, y + 38) if spec.kinds else y + 18
    return canvas.render(height, spec.title, spec.description)


def _work(canvas: Canvas, days: _Days, work: Work, middle: float) -> None:
    x = days.at(work.starts_on)
    if work.is_milestone:
        canvas.marker("diamond", (x + days.day / 2, middle), 16, SERIES[1].colour, INK)
        return
    across = max(days.at(work.ends_on) + days.day - x, 3)
    canvas.rect(x, middle - 9, across, 18, rx=3, fill=FILLS[work.kind], stroke=INK, stroke_width=0.8)


def _axis(canvas: Canvas, days: _Days, today: dt.date | None, bottom: float) -> None:
    marks = [(days.at(at), name) for at, name in ticks(days.first, days.last)]
    for x, _name in marks:
        canvas.line((x, 18), (x, bottom), stroke=GRID)
    for x, name in _named(marks, canvas.width):
        canvas.text((x + 2, 13), name, size=12, fill=SOFT)
    if today and days.first <= today <= days.last:
        x = days.at(today) + days.day / 2
        canvas.line((x, 16), (x, bottom), stroke=ALARM, stroke_width=2, stroke_dasharray="5 3")
        canvas.text((x, bottom + 13), _("today"), size=12, anchor="middle", fill=ALARM)


def _named(marks: Sequence[tuple[float, str]], width: float) -> Sequence[tuple[float, str]]:
    """Every mark, or every second, fourth or twelfth: so that names at even steps have room."""
    for step in EVEN:
        chosen = [(x, name) for x, name in marks[::step] if x + words.width(name, 12) < width]
        if all(x + words.width(name, 12) + APART <= after for (x, name), (after, _) in pairwise(chosen)):
            return chosen
    return marks[:1]
