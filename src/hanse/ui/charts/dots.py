"""Many places on a map of the world: those that lie close together are one dot, larger the more they are.

A dot is a line of no length with round ends, and all dots of a size are one path: some ten bytes each.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.ui.charts.canvas import Canvas, element
from hanse.ui.charts.chart import Chart, Table
from hanse.ui.charts.legend import Mark, legend
from hanse.ui.charts.palette import LEVELS
from hanse.ui.charts.projection import SHEET_HEIGHT, SHEET_WIDTH, on_sheet
from hanse.ui.charts.world import base_map

ACROSS = 120
"""Cells of the grid from west to east."""
CELL = SHEET_WIDTH / ACROSS
SIZES = ((1, 5.5, LEVELS[3]), (2, 8.0, LEVELS[3]), (10, 12.0, LEVELS[4]))
"""From how many places on, how wide in px where there is room, and in which colour."""
WIDE = 500
"""Narrower pictures have half as many cells across."""
type Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Dots:
    title: str
    description: str
    cells: Counter[tuple[int, int]]
    words: Sequence[str]
    base_href: str


def dot_map(spots: Iterable[Spot], *, title: str, words: Sequence[str], table: Table, base_href: str = "") -> Chart:
    """Places (longitude, latitude) on the world, in Natural Earth's projection, with the table that says the same.

    `words` name the three sizes of dots: one place, 2 to 9, 10 and more. `base_href` is the address of
    static/ui/world.svg, which the browser keeps; in files the base is drawn into the picture.
    """
    cells = Counter(cell_of(*spot) for spot in spots)
    description = "; ".join(f"{row.cells[0]}: {row.cells[1]}" for row in table.rows)
    spec = _Dots(title, description, cells, words, base_href)
    note = _("Borders: Natural Earth. They say nothing about the status of any place.")
    alone = partial(_draw, replace(spec, base_href=""))
    return Chart(title, description, table, partial(_draw, spec), note=note, draw_alone=alone)


@lru_cache(maxsize=2**15)
def cell_of(longitude: float, latitude: float) -> tuple[int, int]:
    x, y = on_sheet(longitude, latitude)
    return int(x / CELL), int(y / CELL)


def _size_of(count: int) -> int:
    return max(index for index, (least, *_look) in enumerate(SIZES) if count >= least)


def _draw(spec: _Dots, width: float) -> Markup:
    canvas, coarse = Canvas(width), 1 if width >= WIDE else 2
    height, grow = SHEET_HEIGHT * width / SHEET_WIDTH, 1 / coarse
    canvas.add(base_map(spec.base_href, width, height))
    cells: Counter[tuple[int, int]] = Counter()
    for (column, row), count in spec.cells.items():
        cells[row // coarse, column // coarse] += count
    steps: list[list[tuple[int, int]]] = [[] for _size in SIZES]
    for cell, count in sorted(cells.items()):
        steps[_size_of(count)].append(cell)
    across = width / (ACROSS / coarse)
    paths = [
        element("path", d=path_of(drawn), stroke=colour, stroke_width=wide * grow / across)
        for (_least, wide, colour), drawn in zip(SIZES, steps, strict=True)
        if drawn
    ]
    moved = f"scale({across:.4f}) translate(.5 .5)"
    canvas.add(element("g", "".join(paths), transform=moved, fill="none", stroke_linecap="round"))
    return canvas.render(_legend(canvas, spec, height + 22, grow), spec.title, spec.description)


def path_of(cells: Sequence[tuple[int, int]]) -> str:
    """A dot in each cell (row, column), each a step away from the one before."""
    steps = (f"m{column - left} {row - top}h0" for (top, left), (row, column) in pairwise([(0, 0), *cells]))
    return "".join(steps).replace(" -", "-")


def _legend(canvas: Canvas, spec: _Dots, y: float, grow: float) -> float:
    def mark(across: float, colour: str) -> Mark:
        return lambda x, middle: canvas.circle((x + 7, middle), across * grow / 2, fill=colour)

    entries = [(words, mark(across, colour)) for words, (_least, across, colour) in zip(spec.words, SIZES, strict=True)]
    return legend(canvas, entries, y, 20)
