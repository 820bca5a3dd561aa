"""Cities on a map of the world: class by colour, shape and size at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.kernel.collation import in_order
from hanse.ui.charts.canvas import Canvas, element
from hanse.ui.charts.chart import Chart, table
from hanse.ui.charts.legend import Mark, legend
from hanse.ui.charts.palette import INK, level_colour
from hanse.ui.charts.projection import SHEET_HEIGHT, SHEET_WIDTH, on_sheet

BASE = Path(__file__).parent.parent / "static" / "ui" / "world.svg"
# Shape and size grow with the class beside the shade; what has no class is a small cross.
SHAPES = (("circle", 7.0), ("triangle", 8.5), ("square", 9.5), ("diamond", 10.5), ("star", 14.0))
ABSENT = ("cross", 6.0)
Box = tuple[float, float, float, float]
WHOLE: Box = (0.0, 0.0, float(SHEET_WIDTH), float(SHEET_HEIGHT))


@dataclass(frozen=True, slots=True)
class Place:
    """A point in degrees; `value` is its class 1 to 5 or None, `words` say it ("level 3", "not shared")."""

    name: str
    latitude: float
    longitude: float
    value: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _World:
    title: str
    description: str
    places: Sequence[Place]
    classes: Sequence[str]
    without: str
    base_href: str
    box: Box


def world_map(
    places: Sequence[Place],
    *,
    title: str,
    classes: Sequence[str],
    without: str = "",
    base_href: str = "",
    close: bool = False,
) -> Chart:
    """Places on the world, in Natural Earth's projection. `classes` name the values 1 to 5, `without` those with none.

    `base_href` is the address of static/ui/world.svg, which the browser keeps; without it, and in files, the base is
    drawn into the picture. `close=True` shows only the part of the world where the places are.
    """
    counts = [sum(place.value == number for place in places) for number in range(1, len(classes) + 1)]
    parts = [f"{name}: {count}" for name, count in zip(classes, counts, strict=True)]
    description = _("%(count)s cities. %(parts)s.") % {"count": len(places), "parts": "; ".join(parts)}
    box = _around(places) if close and places else WHOLE
    spec = _World(title, description, places, classes, without, base_href, box)
    ordered = in_order(places, lambda place: place.name)
    rows = [[place.name, place.words or (classes[place.value - 1] if place.value else without)] for place in ordered]
    figures = [[place.name, place.value, place.latitude, place.longitude] for place in ordered]
    made = table([_("City"), _("Level")], figures, rows)
    note = _("Borders: Natural Earth. They say nothing about the status of any place.")
    alone = partial(_draw, replace(spec, base_href=""))
    return Chart(title, description, made, partial(_draw, spec), note=note, draw_alone=alone)


def _around(places: Sequence[Place]) -> Box:
    """The part of the sheet that holds all places, with air around, in its proportions; a fifth of it at least."""
    spots = [on_sheet(place.longitude, place.latitude) for place in places]
    left, right = min(x for x, _y in spots), max(x for x, _y in spots)
    top, bottom = min(y for _x, y in spots), max(y for _x, y in spots)
    width = max((right - left) * 1.2, (bottom - top) * 1.2 * SHEET_WIDTH / SHEET_HEIGHT, SHEET_WIDTH / 5)
    width = min(width, SHEET_WIDTH)
    height = width * SHEET_HEIGHT / SHEET_WIDTH
    x = min(max((left + right - width) / 2, 0), SHEET_WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), SHEET_HEIGHT - height)
    return x, y, width, height


def _draw(spec: _World, width: float) -> Markup:
    canvas = Canvas(width)
    left, top, across, _down = spec.box
    scale = width / across
    height = width * SHEET_HEIGHT / SHEET_WIDTH
    canvas.add(base_map(spec.base_href, width, height, spec.box))
    grow = 1.0 if width >= 500 else 0.7
    for place in sorted(spec.places, key=lambda one: one.value or 0):
        x, y = on_sheet(place.longitude, place.latitude)
        shape, across_px = SHAPES[place.value - 1] if place.value else ABSENT
        canvas.marker(shape, ((x - left) * scale, (y - top) * scale), across_px * grow, level_colour(place.value), INK)
    return canvas.render(_legend(canvas, spec, height + 22), spec.title, spec.description)


def base_map(href: str, width: float, height: float, box: Box = WHOLE) -> str:
    """The land under the dots, or the part in `box`: linked where an address is given, else drawn into the picture."""
    linked = element("image", href=href, width=SHEET_WIDTH, height=SHEET_HEIGHT) if href else ""
    seen = " ".join(f"{value:.0f}" for value in box)
    return element("svg", linked or _base(), viewBox=seen, width=width, height=height)


@cache
def _base() -> str:
    """The two paths of the committed base map."""
    text = BASE.read_text()
    return text[text.index(">") + 1 : text.rindex("</svg>")]


def _legend(canvas: Canvas, spec: _World, y: float) -> float:
    def mark(value: int | None) -> Mark:
        shape, size = SHAPES[value - 1] if value else ABSENT
        return lambda x, middle: canvas.marker(shape, (x + 9, middle), size, level_colour(value), INK)

    entries = [(name, mark(number)) for number, name in enumerate(spec.classes, 1)]
    return legend(canvas, [*entries, (spec.without, mark(None))] if spec.without else entries, y, 24)
