"""Pictures as the typesetter can take them."""

import base64
import re
from functools import cache

import vl_convert

from hanse.ui.charts.anchored import anchored
from hanse.ui.charts.chart import Chart
from hanse.ui.charts.png import png
from hanse.ui.charts.weighted import weighted
from hanse.ui.paper.fonts import folders

_JOINED = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
SHARPNESS = 3.0
"""Pixels a unit of a drawing that is painted: about 300 an inch at the width of a page."""


def picture(chart: Chart, width: float) -> str:
    """The chart as SVG.

    One with words in Arabic script is painted first and comes as an SVG that holds the painting: its letters are drawn
    of several glyphs, of which typst takes only one as the letter, and so refuses the PDF as not readable aloud. What
    is read aloud is the picture's description, and its numbers stand in a table.
    """
    drawn = anchored(str(chart.draw(width)))
    return painted(drawn) if _JOINED.search(drawn) else weighted(drawn)


def painted(svg: str) -> str:
    """The SVG as a picture of pixels within an SVG of the same size."""
    size = _SIZE.search(svg)
    assert size, "every chart has a viewBox"
    across, down = size.groups()
    content = base64.b64encode(pixels(svg)).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" width="{across}" height="{down}">'
        f'<image href="data:image/png;base64,{content}" width="{across}" height="{down}"/></svg>'
    )


def pixels(svg: str, *, scale: float = SHARPNESS) -> bytes:
    """The picture as PNG, with the report's own fonts."""
    _fonts()
    return png(svg, scale=scale)


@cache
def _fonts() -> None:
    """Make the report's fonts known to the painter, once for each process."""
    for folder in folders():
        vl_convert.register_font_directory(str(folder))
