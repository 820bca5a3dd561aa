"""A city beside a group as CSV and XLSX: one row for the whole and each dimension, under stable names.

`median` and quartiles are those that may be told of the group (doc/method/privacy.md), empty where they may not.
`percentile`: how many in a hundred of the group's other cities had fewer points, to the nearest 5 or 10.
"""

from hanse.diagnostic.documents.sheets import Cell, csv_file, xlsx_file
from hanse.diagnostic.presenters.peers import PeersPage

FIELDS = (
    "city",
    "round",
    "node",
    "title",
    "score",
    "level",
    "compared_round",
    "group",
    "cities",
    "lower_quartile",
    "median",
    "upper_quartile",
    "percentile",
)


def rows_of(page: PeersPage) -> list[tuple[Cell, ...]]:
    """The rows in the order of `FIELDS`."""
    one, group = page.assessment, page.compared
    rows: list[tuple[Cell, ...]] = []
    for line in page.lines:
        told = line.group
        low, high = (told.quartiles if told else None) or (None, None)
        rows.append(
            (
                *(one.city.name, one.round.name, line.key, line.title, line.score, line.level),
                *((group.round.name, group.words) if group else (None, None)),
                *((told.count, low, told.median, high) if told else (None, None, None, None)),
                line.percentile,
            )
        )
    return rows


def peers_csv(page: PeersPage) -> bytes:
    return csv_file(FIELDS, rows_of(page))


def peers_xlsx(page: PeersPage) -> bytes:
    return xlsx_file("Peers", FIELDS, rows_of(page))
