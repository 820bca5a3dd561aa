"""The results as pictures: a radar and bars of the dimensions, claimed beside evidenced."""

from dataclasses import replace

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.presenters.outcome import Outcome
from hanse.ui.charts import Bar, Chart, Series, bars, radar

FEWEST_AXES = 3
HALF = 510
"""Pixels."""


def radar_of(page: Outcome) -> Chart | None:
    """The dimensions as answered, and with evidence only where there is any; None for fewer than three dimensions."""
    lines = page.dimensions
    if len(lines) < FEWEST_AXES:
        return None
    series = [Series(_("As answered"), [line.score for line in lines])]
    if _proved(page):
        series.append(Series(_("With evidence only"), [line.evidenced for line in lines]))
    title = _("Scores of the dimensions, 0 to 100")
    return radar([line.title for line in lines], series, title=title, rtl=get_language_bidi())


def bars_of(page: Outcome) -> Chart:
    """The dimensions with their levels; a diamond stands at the score with evidence only, where there is one."""
    proved = _proved(page)
    rows = [
        Bar(line.title, line.score, line.level, line.low, line.high, line.evidenced if proved else None)
        for line in page.dimensions
    ]
    return bars(
        rows,
        title=_("Scores and levels of the dimensions"),
        marks=page.starts,
        compared_with=_("With evidence only") if proved else "",
        rtl=get_language_bidi(),
    )


def _proved(page: Outcome) -> bool:
    """Whether any dimension has enough evidence for a score of its own: only then a legend speaks of it."""
    return any(line.evidenced is not None for line in page.dimensions)


def halved(chart: Chart | None) -> Chart | None:
    """The picture at the width of half a page, where two stand side by side; a phone's stays as it is."""
    return replace(chart, draw=lambda width: chart.draw(min(width, HALF))) if chart else None
