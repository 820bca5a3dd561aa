"""The results as files for other programs: CSV and JSON with the same fields under stable names.

One row for each node and basis. `basis` is "claimed" (all answers), "evidenced" (those alone that have evidence) or,
once somebody has finished verifying the answers, "verified" (those alone that were found true). `score` goes from 0 to
100, `level` from 1, `completeness` from 0 to 1; a missing number is empty (JSON: null).
`provisional_until` is the day when the round's results become final, empty once they are.
"""

import json
from collections.abc import Iterator

from hanse.diagnostic.documents.sheets import Cell, csv_file
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.presenters.results import NodeLine, ResultsPage

FIELDS = (
    "framework",
    "framework_version",
    "city",
    "round",
    "revision",
    "basis",
    "node",
    "title",
    "tier",
    "score",
    "level",
    "completeness",
    "provisional_until",
)


def rows_of(page: ResultsPage) -> list[tuple[Cell, ...]]:
    """The rows in the order of `FIELDS`: every node as answered, then with evidence only, then verified only."""
    one = page.assessment
    until = one.round.provisional_until
    head = (
        *one.method,
        one.city.name,
        one.round.name,
        one.revision,
    )
    return [
        (*head, basis.value, line.key, line.title, line.tier, *numbers, until.isoformat() if until else None)
        for basis in Basis
        if basis is not Basis.VERIFIED or page.has_verified
        for line, numbers in _numbers(page.nodes, basis)
    ]


def _numbers(lines: tuple[NodeLine, ...], basis: Basis) -> Iterator[tuple[NodeLine, tuple[Cell, Cell, Cell]]]:
    for line in lines:
        if basis is Basis.CLAIMED:
            yield line, (line.score, line.level, line.completeness)
        elif basis is Basis.VERIFIED:
            yield line, (line.verified, line.verified_level, line.verified_completeness)
        else:
            yield line, (line.evidenced, line.evidenced_level, line.evidenced_completeness)


def csv_of(page: ResultsPage) -> bytes:
    return csv_file(FIELDS, rows_of(page))


def json_of(page: ResultsPage) -> bytes:
    """An object with `results`, a list of objects with the names of `FIELDS`."""
    results = [dict(zip(FIELDS, row, strict=True)) for row in rows_of(page)]
    return json.dumps({"results": results}, ensure_ascii=False, indent=1, allow_nan=False).encode()
