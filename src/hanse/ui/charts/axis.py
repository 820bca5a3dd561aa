"""A scale of numbers along the width of a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from hanse.ui import formats
from hanse.ui.charts.canvas import Canvas
from hanse.ui.charts.palette import GRID, SOFT

ENDS = (5, 10, 15, 20, 25, 30, 40)


def round_end(largest: float) -> float:
    """Where a scale may end so that its fifths are round: 5, 10, 15, 20, 25, 30, 40, and ten and more times as much."""
    return next(end * 10.0**power for power in count() for end in ENDS if end * 10.0**power >= largest)


@dataclass(frozen=True, slots=True)
class Axis:
    """From nought at `left` to `maximum` at `right`, in px."""

    left: float
    right: float
    maximum: float

    def at(self, value: float) -> float:
        """Where a value lies; what is beyond the ends stays at the end."""
        share = min(max(value / self.maximum, 0.0), 1.0)
        return self.left + share * (self.right - self.left)

    def numbers(self, canvas: Canvas, marks: Iterable[float], y: float) -> None:
        for mark in marks:
            canvas.text((self.at(mark), y), formats.number(mark), size=11, anchor="middle", fill=SOFT)

    def grid(self, canvas: Canvas, marks: Iterable[float], top: float, bottom: float) -> None:
        for mark in marks:
            canvas.line((self.at(mark), top), (self.at(mark), bottom), stroke=GRID)
