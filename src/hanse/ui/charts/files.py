"""A picture of a page as a file, under the page's own address with its rights and filters: ?picture=map&as=png."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse

from hanse.kernel.downloads import attachment
from hanse.ui.charts.chart import Chart
from hanse.ui.charts.png import png

BODIES: Mapping[str, Callable[[Chart], str | bytes]] = {
    "svg": lambda chart: chart.alone,
    "png": lambda chart: png(chart.alone),
    "csv": lambda chart: chart.table.csv(),
}


def picture_file(request: HttpRequest, charts: Mapping[str, Chart | None]) -> HttpResponse | None:
    """The picture for which the address asks, of those of the page by name; None where it asks for the page itself.

    Raises Http404 for a picture that the page does not have, and for a kind of file that is none.
    """
    name, kind = request.GET.get("picture", ""), request.GET.get("as", "")
    if not name:
        return None
    chart = charts.get(name)
    if chart is None or kind not in BODIES:
        raise Http404
    return attachment(BODIES[kind](chart), kind, chart.title, otherwise=name)
