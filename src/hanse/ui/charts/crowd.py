"""Very many places with classes on a map of the world: a dot for those that lie close together, of the class of most.

Dots grow with the class beside the shade. All dots of a class are one path, so the picture's weight does not grow with
the number of places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui import formats
from hanse.ui.charts.canvas import Canvas, element
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.dots import ACROSS, WIDE, cell_of, path_of
from hanse.ui.charts.legend import Mark, legend
from hanse.ui.charts.palette import level_colour
from hanse.ui.charts.projection import SHEET_HEIGHT, SHEET_WIDTH
from hanse.ui.charts.world import base_map

WIDTHS = (4.0, 5.5, 7.0, 8.5, 10.0, 11.5)
"""Of the dots in px where there is room: without a class, then class 1 to 5."""
type Cell = tuple[int, int]
type Classed = tuple[float, float, int | None]
"""Longitude, latitude, class."""


@dataclass(frozen=True, slots=True)
class _Crowd:
    title: str
    description: str
    cells: Mapping[Cell, Counter[int]]
    names: Sequence[str]
    base_href: str


def crowd_map(
    places: Iterable[Classed], *, title: str, classes: Sequence[str], without: str = "", base_href: str = ""
) -> Chart:
    """`classes` name the values 1 to 5, `without` those with none; the table counts the places of each.

    `base_href` is the address of static/ui/world.svg, which the browser keeps; in files the base is drawn in.
    """
    cells: defaultdict[Cell, Counter[int]] = defaultdict(Counter)
    counts: Counter[int] = Counter()
    for longitude, latitude, value in places:
        cells[cell_of(longitude, latitude)][value or 0] += 1
        counts[value or 0] += 1
    rows = [(name, counts[number]) for number, name in enumerate(classes, 1)]
    rows += [(without, counts[0])] if without else []
    shown = [(name, formats.number(count)) for name, count in rows]
    parts = "; ".join(f"{name}: {count}" for name, count in shown)
    description = _("%(count)s cities. %(parts)s.") % {"count": formats.number(counts.total()), "parts": parts}
    spec = _Crowd(title, description, cells, (without, *classes), base_href)
    note = _("Borders: Natural Earth. They say nothing about the status of any place.")
    alone = partial(_draw, replace(spec, base_href=""))
    made = table([_("Level"), _("Cities")], rows, shown)
    return Chart(title, description, made, partial(_draw, spec), note=note, draw_alone=alone)


def _draw(spec: _Crowd, width: float) -> Markup:
    canvas, coarse = Canvas(width), 1 if width >= WIDE else 2
    height, across = SHEET_HEIGHT * width / SHEET_WIDTH, width * coarse / ACROSS
    canvas.add(base_map(spec.base_href, width, height))
    grow = 1 / (across * coarse)
    paths = [
        element("path", d=path_of(cells), stroke=level_colour(value or None), stroke_width=WIDTHS[value] * grow)
        for value, cells in enumerate(_by_class(spec, coarse))
        if cells
    ]
    moved = f"scale({across:.4f}) translate(.5 .5)"
    canvas.add(element("g", "".join(paths), transform=moved, fill="none", stroke_linecap="round"))
    return canvas.render(_legend(canvas, spec, height + 22), spec.title, spec.description)


def _by_class(spec: _Crowd, coarse: int) -> list[list[Cell]]:
    """The cells, row and column, in which most places have each class; of equals the lower one counts."""
    merged: defaultdict[Cell, Counter[int]] = defaultdict(Counter)
    for (column, row), counts in spec.cells.items():
        merged[row // coarse, column // coarse] += counts
    found: list[list[Cell]] = [[] for _name in WIDTHS]
    for cell, counts in sorted(merged.items()):
        found[min(counts, key=lambda value: (-counts[value], value))].append(cell)
    return found


def _legend(canvas: Canvas, spec: _Crowd, y: float) -> float:
    def mark(value: int) -> Mark:
        return lambda x, middle: canvas.circle((x + 7, middle), WIDTHS[value] / 2, fill=level_colour(value or None))

    entries = [(name, mark(value)) for value, name in enumerate(spec.names) if name]
    return legend(canvas, entries, y, 20)
