"""A chart as a PNG file, through vl-convert's own renderer: no browser, no X."""

import vl_convert
from markupsafe import Markup

from hanse.ui.charts.anchored import anchored
from hanse.ui.charts.weighted import weighted

SCALE = 2.0


def png(svg: Markup | str, *, scale: float = SCALE) -> bytes:
    """The picture at `scale` pixels a unit, on white. Raises `ValueError` when it is no SVG."""
    return vl_convert.svg_to_png(weighted(anchored(str(svg))), scale=scale)
