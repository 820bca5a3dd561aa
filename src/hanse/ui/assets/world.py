"""Draws the committed base map static/ui/world.svg from npm's world-atlas (Natural Earth, 1 : 110 million).

Run by `make assets`. Land is one path, borders between countries another, in whole units of a 10,000 wide sheet.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from hanse.ui.charts.projection import SHEET_HEIGHT, SHEET_WIDTH, SOUTH, on_sheet

ROOT = Path(__file__).parents[4]
SOURCE = ROOT / "node_modules/world-atlas/countries-110m.json"
TARGET = ROOT / "src/hanse/ui/static/ui/world.svg"
ANTARCTICA = "010"

Position = tuple[float, float]


def decoded(topology: dict[str, Any]) -> list[list[Position]]:
    """The arcs in degrees: TopoJSON keeps them as steps on a grid (RFC draft, “quantized topology”)."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(arc)
    return arcs


def rings(geometry: dict[str, Any]) -> Iterator[Sequence[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from polygon


def outline(ring: Sequence[int], arcs: Sequence[Sequence[Position]]) -> list[Position]:
    """A ring's positions; a negative arc number runs backwards."""
    positions: list[Position] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        positions.extend(arc[1:] if positions else arc)
    return positions


def within_sheet(ring: Sequence[Position]) -> Iterator[list[Position]]:
    """A ring without its jump across the antimeridian: what lies beyond 180° is cut off and moved to the other edge."""
    turned = [ring[0]]
    for longitude, latitude in ring[1:]:
        behind = turned[-1][0] - longitude
        turned.append((longitude + 360 * round(behind / 360), latitude))
    for shift in (-360, 0, 360):
        moved = [(longitude + shift, latitude) for longitude, latitude in turned]
        kept = beside(beside(moved, 180, 1), -180, -1)
        if kept:
            yield kept


def beside(ring: Sequence[Position], edge: float, side: int) -> list[Position]:
    """The part of a ring that lies west (`side` 1) or east (−1) of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Position] = []
    for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside_a, inside_b = (edge - a[0]) * side >= 0, (edge - b[0]) * side >= 0
        if inside_a != inside_b:
            share = (edge - a[0]) / (b[0] - a[0])
            kept.append((edge, a[1] + share * (b[1] - a[1])))
        if inside_b:
            kept.append(b)
    return kept


def path(positions: Sequence[Position], *, closed: bool) -> str:
    """Relative whole steps, those of no length left out; nothing where less than a line remains."""
    places = [tuple(round(value) for value in on_sheet(*position)) for position in positions]
    kept = [places[0], *(b for a, b in pairwise(places) if a != b)]
    if len(kept) < (4 if closed else 2):
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")


def main() -> None:
    topology = json.loads(SOURCE.read_text())
    arcs = decoded(topology)
    countries = [one for one in topology["objects"]["countries"]["geometries"] if one.get("id") != ANTARCTICA]
    uses = Counter(number if number >= 0 else ~number for one in countries for ring in rings(one) for number in ring)
    outlines = [outline(ring, arcs) for one in topology["objects"]["land"]["geometries"] for ring in rings(one)]
    land = "".join(
        path(part, closed=True)
        for one in outlines
        if max(latitude for _longitude, latitude in one) > SOUTH
        for part in within_sheet(one)
    )
    borders = "".join(path(arcs[number], closed=False) for number, count in sorted(uses.items()) if count > 1)
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHEET_WIDTH} {SHEET_HEIGHT}">'
        f'<path fill="#dbe7ea" d="{land}"/><path fill="none" stroke="#fff" stroke-width="9" d="{borders}"/></svg>\n'
    )


if __name__ == "__main__":
    main()
