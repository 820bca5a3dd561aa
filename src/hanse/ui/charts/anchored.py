"""A picture for renderers that know no direction of writing (resvg: PNG files, and pictures inside a PDF)."""

import re

TEXT = re.compile(r"<text\b[^>]*>")
ANCHOR = re.compile(r' text-anchor="(start|end)"')
RIGHT_TO_LEFT = ' direction="rtl"'


def anchored(svg: str) -> str:
    """The same picture where start and end of a text mean left and right; one written from the left stays as it is."""
    if RIGHT_TO_LEFT not in svg:
        return svg
    return TEXT.sub(lambda found: _turned(found[0]), svg.replace(RIGHT_TO_LEFT, "", 1))


def _turned(tag: str) -> str:
    if 'text-anchor="middle"' in tag:
        return tag
    return ANCHOR.sub("", tag) if 'text-anchor="end"' in tag else tag.replace("<text", '<text text-anchor="end"', 1)
