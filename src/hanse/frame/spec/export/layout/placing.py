"""Coordinates for a layered graph: each node near the middle of its neighbours, none on another."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hanse.frame.spec.export.layout.layers import Edge, Layered, layered

PASSES = 10
BEND = 24.0

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node lies; `x` and `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """`lines`: for each edge the points from its first node's border to its second's."""

    boxes: Mapping[str, Box]
    lines: Mapping[Edge, tuple[Point, ...]]
    width: float
    height: float


def place(
    sizes: Mapping[str, tuple[float, float]], edges: Iterable[Edge], *, between: float, layer_gap: float
) -> Placed:
    """Layers from top to bottom; `sizes` are width and height of the nodes, in their order of preference."""
    graph = layered(list(sizes), edges)
    centres = _centres(graph, sizes, between)
    boxes: dict[str, Box] = {}
    top = 0.0
    for row in graph.layers:
        height = max(_size(node, sizes)[1] for node in row)
        for node in row:
            wide, high = sizes.get(node, (BEND, height))
            boxes[node] = Box(centres[node] - wide / 2, top + (height - high) / 2, wide, high)
        top += height + layer_gap
    left = min(box.x for box in boxes.values())
    boxes = {node: Box(box.x - left, box.y, box.width, box.height) for node, box in boxes.items()}
    lines = {edge: _line(edge, graph, boxes) for edge in graph.chains}
    width = max(box.x + box.width for box in boxes.values())
    return Placed({node: boxes[node] for node in sizes}, lines, width, top - layer_gap)


def _size(node: str, sizes: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    return sizes.get(node, (BEND, 0.0))


def _centres(graph: Layered, sizes: Mapping[str, tuple[float, float]], between: float) -> dict[str, float]:
    near: dict[str, list[str]] = {}
    for chain in graph.chains.values():
        for one, other in itertools.pairwise(chain):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    centres: dict[str, float] = {}
    for row in graph.layers:
        centres |= dict(zip(row, _apart([0.0] * len(row), _gaps(row, sizes, between)), strict=True))
    for number in range(PASSES):
        for row in graph.layers if number % 2 == 0 else reversed(graph.layers):
            wanted = [_mean([centres[one] for one in near.get(node, ())], centres[node]) for node in row]
            centres |= dict(zip(row, _apart(wanted, _gaps(row, sizes, between)), strict=True))
    return centres


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _gaps(row: Sequence[str], sizes: Mapping[str, tuple[float, float]], between: float) -> list[float]:
    """The least distances between the middles of neighbours."""
    wide = [_size(node, sizes)[0] for node in row]
    return [(one + other) / 2 + between for one, other in itertools.pairwise(wide)]


def _apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The places nearest to the wanted ones (least squares) that keep the order and the gaps."""
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, number = blocks.pop()
            mean, count = (before * number + mean * count) / (number + count), number + count
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _line(edge: Edge, graph: Layered, boxes: Mapping[str, Box]) -> tuple[Point, ...]:
    top, *bends, bottom = graph.chains[edge]
    start, end = boxes[top], boxes[bottom]
    points = [
        (start.middle[0], start.y + start.height),
        *(point for bend in bends for point in _through(boxes[bend])),
        (end.middle[0], end.y),
    ]
    return tuple(reversed(points) if edge in graph.turned else points)


def _through(bend: Box) -> tuple[Point, Point]:
    """Straight down through a layer, so that no line runs behind its boxes."""
    across = bend.middle[0]
    return (across, bend.y), (across, bend.y + bend.height)
