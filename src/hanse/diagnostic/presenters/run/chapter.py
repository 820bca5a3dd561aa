"""One finding of a run: what it says, as a picture and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.ui import formats
from hanse.ui.charts import Chart
from hanse.ui.values import Column, Row

MOST_ROWS = 200
"""Rows that a page shows; the file of the table has them all."""
MOST_BARS = 30


@dataclass(frozen=True, slots=True)
class Chapter:
    """`table` names the table of the results whose file holds every row; `left_out` counts those not shown."""

    key: str
    title: str
    words: str
    table: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chart: Chart | None = None
    left_out: int = 0


def chapter(
    key: str,
    title: str,
    words: str,
    heads: Sequence[str],
    lines: Sequence[tuple[str, Sequence[float]]],
    *,
    table: str,
    decimals: Sequence[int | None],
    chart: Chart | None = None,
) -> Chapter:
    """`lines`: a name and its numbers, NaN where there is none; `decimals` None: as many as a number has."""
    rows = [Row((name, *map(shown, numbers, decimals))) for name, numbers in lines[:MOST_ROWS]]
    columns = tuple(Column(head, numeric=place > 0) for place, head in enumerate(heads))
    return Chapter(key, title, words, table, columns, tuple(rows), chart, max(0, len(lines) - MOST_ROWS))


def shown(number: float, decimals: int | None) -> str:
    """A number as a reader sees it; NaN as nothing."""
    return formats.number(known(number), decimals)


def known(number: float) -> float | None:
    return None if number != number else number  # noqa: PLR0124  NaN alone is not itself
