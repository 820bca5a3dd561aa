"""A sheet to draw on: SVG written by hand, mirrored for right-to-left, styled by attributes alone.

Presentation attributes instead of styles: the page's content policy refuses inline styles, and the same string
must look the same in a page, in a PDF and as a PNG.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from html import escape

from markupsafe import Markup

from hanse.ui.charts.palette import INK, PAPER

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', Arial, sans-serif"
Point = tuple[float, float]
# The corners of each marker, in halves of its size about its centre.
CORNERS: dict[str, list[Point]] = {
    "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    "triangle": [(0, -1.1), (1.1, 0.9), (-1.1, 0.9)],
    "diamond": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
    "star": [
        *((0, -1.4), (0.4, -0.5), (1.35, -0.4), (0.65, 0.25), (0.85, 1.2)),
        *((0, 0.7), (-0.85, 1.2), (-0.65, 0.25), (-1.35, -0.4), (-0.4, -0.5)),
    ],
}
Attribute = str | float | None


def figure(value: float) -> str:
    """A coordinate to a tenth of a pixel, as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def element(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """One SVG element; `_` in an attribute's name is `-`, None leaves it out; `content` is markup already."""
    written = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None:
            text = escape(value) if isinstance(value, str) else figure(value)
            written.append(f'{_attribute(key)}="{text}"')
    return f"{' '.join(written)}>{content}</{name}>" if content else f"{' '.join(written)}/>"


class Canvas:
    """Coordinates are those of a left-to-right picture in px; `rtl=True` mirrors places, never glyphs."""

    def __init__(self, width: float, *, rtl: bool = False) -> None:
        self.width = width
        self.rtl = rtl
        self.parts: list[str] = []

    def x(self, x: float) -> float:
        return self.width - x if self.rtl else x

    def add(self, markup: str) -> None:
        self.parts.append(markup)

    def rect(self, x: float, y: float, width: float, height: float, **attributes: Attribute) -> None:
        left = self.width - x - width if self.rtl else x
        self.add(element("rect", x=left, y=y, width=width, height=height, **attributes))

    def line(self, a: Point, b: Point, **attributes: Attribute) -> None:
        self.add(element("line", x1=self.x(a[0]), y1=a[1], x2=self.x(b[0]), y2=b[1], **attributes))

    def path(self, points: Sequence[Point], *, closed: bool = False, **attributes: Attribute) -> None:
        """A line through the points; `closed` joins the last to the first."""
        steps = "L".join(f"{figure(self.x(x))} {figure(y)}" for x, y in points)
        attributes.setdefault("fill", "none")
        self.add(element("path", d=f"M{steps}{'Z' if closed else ''}", **attributes))

    def circle(self, centre: Point, radius: float, **attributes: Attribute) -> None:
        self.add(element("circle", cx=self.x(centre[0]), cy=centre[1], r=radius, **attributes))

    def text(
        self, at: Point, text: str, *, size: float = 15, anchor: str = "start", bold: bool = False, fill: str = INK
    ) -> None:
        """One line; `anchor` (start, middle, end) follows the direction of reading."""
        weight = "700" if bold else None
        own = {"text_anchor": None if anchor == "start" else anchor, "font_weight": weight}
        if self.rtl:  # a label in Latin letters keeps its own direction, and its colon its place
            own["unicode_bidi"] = "plaintext"
        colour = None if fill == INK else fill
        self.add(element("text", escape(str(text)), x=self.x(at[0]), y=at[1], font_size=size, fill=colour, **own))

    def lines(
        self, at: Point, lines: Sequence[str], *, size: float = 15, anchor: str = "start", fill: str = INK
    ) -> None:
        """Several lines, the first on `at`; line height 1.2."""
        for index, line in enumerate(lines):
            self.text((at[0], at[1] + index * size * 1.2), line, size=size, anchor=anchor, fill=fill)

    def marker(self, shape: str, centre: Point, size: float, fill: str, stroke: str = PAPER) -> None:
        """A circle, square, triangle, diamond, star or cross about `centre`, `size` px across."""
        x, y = centre
        half = size / 2
        if shape == "circle":
            self.circle(centre, half, fill=fill, stroke=stroke)
            return
        if shape == "cross":
            for dx in (half, -half):
                self.line((x - dx, y - half), (x + dx, y + half), stroke=stroke, stroke_width=2)
            return
        self.path([(x + dx * half, y + dy * half) for dx, dy in CORNERS[shape]], closed=True, fill=fill, stroke=stroke)

    def render(self, height: float, title: str, description: str) -> Markup:
        """The whole SVG: an image with a name and a description for those who do not see it."""
        body = "".join(self.parts)
        key = f"c{zlib.crc32((title + description + body).encode()):08x}"
        name = element("title", escape(str(title)), id=f"{key}t")
        said = element("desc", escape(str(description)), id=f"{key}d")
        markup = element(
            "svg",
            name + said + body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {figure(self.width)} {figure(height)}",
            width=self.width,
            height=height,
            role="img",
            aria_labelledby=f"{key}t",
            aria_describedby=f"{key}d",
            direction="rtl" if self.rtl else "ltr",
            font_family=FONTS,
            fill=INK,
        )
        return Markup(markup)  # noqa: S704 - every text above is escaped
