"""The shared results of a round as CSV, under stable names; `score` goes from 0 to 100, `level` from 1."""

from hanse.diagnostic.documents.sheets import csv_file
from hanse.diagnostic.presenters.network import NetworkPage

FIELDS = ("round", "dimension", "city", "country", "region", "level", "score")


def network_csv(page: NetworkPage) -> bytes:
    """A row for each city on the page."""
    head = page.round.name, page.node
    return csv_file(FIELDS, [(*head, one.name, one.country, one.region, one.level, one.score) for one in page.lines])
