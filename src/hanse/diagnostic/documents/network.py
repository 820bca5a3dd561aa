"""The shared results of a round as CSV, under stable names; `score` goes from 0 to 100, `level` from 1.

`provisional_until` is the day when scores become final; empty once they are.
"""

from hanse.diagnostic.documents.sheets import csv_file
from hanse.diagnostic.presenters.network import NetworkPage

FIELDS = ("round", "dimension", "city", "country", "region", "level", "score", "provisional_until")


def network_csv(page: NetworkPage) -> bytes:
    """A row for each city on the page."""
    head, until = (page.round.name, page.node), page.round.provisional_until
    day = until.isoformat() if until else None
    rows = [(*head, one.name, one.country, one.region, one.level, one.score, day) for one in page.lines]
    return csv_file(FIELDS, rows)
