"""A stored assessment beside the city's earlier ones, and beside other cities as far as may be told of them."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hanse.diagnostic.documents.report.values import Comparison
from hanse.diagnostic.presenters.history import history_page
from hanse.diagnostic.presenters.peers import peers_page
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.ui import formats


def comparisons_of(page: ResultsPage, language: str) -> tuple[Comparison, ...]:
    """Those that there are; four queries."""
    found = (_earlier(page), _peers(page, language))
    return tuple(one for one in found if one is not None)


def _earlier(page: ResultsPage) -> Comparison | None:
    """None for a city's first assessment; rounds of another method are in the picture, marked, and not in the table."""
    history = history_page(page)
    if history.picture is None:
        return None
    rows = [
        [row.title, *(formats.number(score, 0) for score in row.scores), _change(row.change)]
        for row in history.dimensions
    ]
    names = [one.name for one in history.comparable]
    return Comparison(
        title=_("The city's earlier assessments"),
        sentences=[history.trend.words] if history.trend else [],
        chart=history.picture,
        columns=[_("Dimension"), *names, pgettext("between two rounds", "Change")] if len(names) > 1 else [],
        rows=rows if len(names) > 1 else [],
    )


def _peers(page: ResultsPage, language: str) -> Comparison | None:
    """None while too few cities have taken part for anything to be told of them."""
    peers = peers_page(page.assessment, {}, language)
    if peers is None or peers.compared is None or not peers.compared.told:
        return None
    compared = peers.compared
    rows = [
        [line.title, formats.number(line.score, 0), formats.number(line.group.median if line.group else None, 0)]
        for line in peers.lines
    ]
    words = {"group": compared.words, "round": compared.round.name, "count": compared.count}
    said = _(
        "%(group)s in “%(round)s”: %(count)s. The figures of the group are smoothed, so that none is a single city's."
    )
    return Comparison(
        title=_("Other cities"),
        sentences=[said % words],
        chart=compared.picture,
        columns=[_("Field"), page.assessment.city.name, _("Median of the group")],
        rows=rows,
    )


def _change(points: float | None) -> str:
    if points is None:
        return formats.NOTHING
    return f"{'+' if points > 0 else ''}{formats.number(points, 0).replace('-', '−')}"
