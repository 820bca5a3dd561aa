"""Legends: a mark and words for each entry, side by side while there is room, else on the next line."""

from collections.abc import Callable, Iterable, Sequence

from hanse.ui.charts import words
from hanse.ui.charts.canvas import Canvas
from hanse.ui.charts.palette import INK, SERIES

SIZE = 14.0
LINE = 22.0
GAP = 26.0

Mark = Callable[[float, float], None]


def legend(canvas: Canvas, entries: Iterable[tuple[str, Mark]], y: float, room: float) -> float:
    """Draw each entry's mark in `room` px before its words, from the base line `y`; returns the lowest edge."""
    x = 2.0
    for text, mark in entries:
        across = room + words.width(text, SIZE)
        if x > 2 and x + across > canvas.width:
            x, y = 2.0, y + LINE
        mark(x, y - 5)
        canvas.text((x + room, y), text, size=SIZE)
        x += across + GAP
    return y + 10


def series_legend(canvas: Canvas, names: Sequence[str], y: float) -> float:
    """The line and marker of each series."""

    def mark(index: int) -> Mark:
        stroke = SERIES[index]

        def draw(x: float, middle: float) -> None:
            ends = (x, middle), (x + 30, middle)
            canvas.line(*ends, stroke=stroke.colour, stroke_width=2.5, stroke_dasharray=stroke.dash or None)
            canvas.marker(stroke.marker, (x + 15, middle), 9, stroke.colour)

        return draw

    return legend(canvas, [(name, mark(index)) for index, name in enumerate(names)], y, 38)


def fill_legend(canvas: Canvas, names: Sequence[str], fills: Sequence[str], y: float) -> float:
    """A small box in the fill of each part."""

    def mark(fill: str) -> Mark:
        return lambda x, middle: canvas.rect(x, middle - 7, 14, 14, fill=fill, stroke=INK, stroke_width=0.8)

    return legend(canvas, [(name, mark(fill)) for name, fill in zip(names, fills, strict=False)], y, 21)
