"""A picture of a page as a file, under the page's own address with its rights and filters: ?picture=map&as=png."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse

from hanse.kernel.downloads import attachment
from hanse.kernel.limits import Limit
from hanse.ui import errors
from hanse.ui.charts.chart import Chart
from hanse.ui.charts.png import png

BODIES: Mapping[str, Callable[[Chart], str | bytes]] = {
    "svg": lambda chart: chart.alone,
    "csv": lambda chart: chart.table.csv(),
}
PAINTED = Limit("painted-pictures", most=20, within=timedelta(minutes=1))
KEPT_S = 24 * 3600
"""Painting the map takes half a second of a processor: a painting is kept by its content, and new ones are counted."""


def picture_file(request: HttpRequest, charts: Mapping[str, Chart | None]) -> HttpResponse | None:
    """The picture for which the address asks, of those of the page by name; None where it asks for the page itself.

    Raises Http404 for a picture that the page does not have, and for a kind of file that is none.
    """
    name, kind = request.GET.get("picture", ""), request.GET.get("as", "")
    if not name:
        return None
    chart = charts.get(name)
    if chart is not None and kind == "png":
        return _painted(request, chart, otherwise=name)
    if chart is None or kind not in BODIES:
        raise Http404
    return attachment(BODIES[kind](chart), kind, chart.title, otherwise=name)


def _painted(request: HttpRequest, chart: Chart, *, otherwise: str) -> HttpResponse:
    """The picture as PNG; 429 for a place that has had too many new ones made."""
    drawn = chart.alone
    key = f"picture:{hashlib.sha256(str(drawn).encode()).hexdigest()}"
    content = cache.get(key)
    if content is None:
        if not PAINTED.admit(request):
            return errors.too_many(request)
        content = png(drawn)
        cache.set(key, content, KEPT_S)
    return attachment(content, "png", chart.title, otherwise=otherwise)
