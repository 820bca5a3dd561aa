"""A long table, one row per unit and number, made into one row per unit."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hanse.diagnostic.engine.answers import numbers
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.tables import Duplicates, Table
from hanse.diagnostic.method.tables.frame import Frame
from hanse.diagnostic.method.tables.repeats import key_of, mean_of
from hanse.diagnostic.method.tables.rows import name_of
from hanse.kernel.yaml.problems import Problem


def widened(frame: Frame, table: Table, problems: list[Problem]) -> Frame:
    """The rows of a long table joined; a number given twice is refused, or chosen among those that are there."""
    if not table.long:
        return frame
    first: dict[tuple[str, ...], int] = {}
    rows: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for entry in range(len(frame)):
        key = key_of(frame, table, entry)
        first.setdefault(key, entry)
        column = table.long.keys.get(frame.text(entry, table.long.measure) or "")
        if column is not None:
            rows.setdefault((key, column), []).append(entry)
    if table.duplicates is Duplicates.REFUSE:
        problems.extend(_given_twice(frame, table, rows))
    order = {key: place for place, key in enumerate(first)}
    values = {column: np.full(len(order), np.nan) for column in table.long.keys.values()}
    given = np.asarray(frame.columns[table.long.value].values, dtype=np.float64)
    for (key, column), entries in rows.items():
        values[column][order[key]] = _chosen(given, entries, table.duplicates)
    wide = frame.keep(np.array(list(first.values()), dtype=np.intp))
    left = {key: series for key, series in wide.columns.items() if key not in {table.long.measure, table.long.value}}
    return replace(wide, columns=left | {column: numbers(array) for column, array in values.items()})


def _given_twice(frame: Frame, table: Table, rows: dict[tuple[tuple[str, ...], str], list[int]]) -> list[Problem]:
    assert table.long
    do = "Keep one row of each, or say `duplicates:` or `latest:` in the framework's table"
    return [
        Problem(
            frame.place(again, table.long.value),
            f"“{column}” of “{name_of(frame, table, again)}” stands in row {frame.rows[entries[0]]} already",
            do=do,
        )
        for (_key, column), entries in rows.items()
        for again in entries[1:]
    ]


def _chosen(given: Array, entries: Sequence[int], rule: Duplicates) -> float:
    there = given[[entry for entry in entries if not np.isnan(given[entry])]]
    if not len(there):
        return np.nan
    return mean_of(there) if rule is Duplicates.MEAN else float(there[-1 if rule is Duplicates.LAST else 0])
