"""East Asian words in a picture, for renderers that show of a variable font its thinnest letters alone (resvg).

The font of Chinese, Japanese and Korean comes in one file for all weights, so those words are drawn with a line about
them that makes up for the weight; a browser needs none of this, and what is read aloud stays the same.
"""

import re

from hanse.ui.charts.palette import INK

TEXT = re.compile(r"(<text\b[^>]*>)([^<]*)(?=</text>)")
EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
FILL = re.compile(r' fill="([^"]+)"')
SIZE = re.compile(r' font-size="([\d.]+)"')
LINE, BOLD_LINE = 0.045, 0.085
"""Widths of the line, in sizes of the letters."""


def weighted(svg: str) -> str:
    """The same picture; one without such words stays as it is."""
    return TEXT.sub(_drawn, svg) if EAST_ASIAN.search(svg) else svg


def _drawn(found: re.Match[str]) -> str:
    tag, words = found.groups()
    fill, size = FILL.search(tag), SIZE.search(tag)
    line = (BOLD_LINE if "font-weight" in tag else LINE) * float(size[1] if size else 15)
    around = f'<tspan stroke="{fill[1] if fill else INK}" stroke-width="{line:.2f}">'
    return tag + EAST_ASIAN.sub(lambda run: f"{around}{run[0]}</tspan>", words)
