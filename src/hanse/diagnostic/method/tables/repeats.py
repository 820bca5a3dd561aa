"""Several rows of one unit: refused, or one of them kept, or their mean."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hanse.diagnostic.engine.answers import Numbers, numbers
from hanse.diagnostic.engine.model.tables import Duplicates, Table
from hanse.diagnostic.method.tables.frame import Frame
from hanse.diagnostic.method.tables.rows import folded
from hanse.kernel.yaml.problems import Problem


def newest_last(frame: Frame, table: Table) -> Frame:
    """The rows of each unit in the order of the table's `latest` column; units keep the order of their first rows."""
    if not table.latest:
        return frame
    order: dict[tuple[str, ...], int] = {}
    units = [order.setdefault(folded_key(frame, table, entry), len(order)) for entry in range(len(frame))]
    when = frame.columns[table.latest]
    assert isinstance(when, Numbers)
    return frame.keep(np.lexsort((np.nan_to_num(when.values, nan=-np.inf), np.array(units))))


def once(frame: Frame, table: Table, problems: list[Problem], notes: list[Problem]) -> Frame:
    """One row per unit, by the table's rule for duplicates."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for entry in range(len(frame)):
        groups.setdefault(folded_key(frame, table, entry), []).append(entry)
    if len(groups) == len(frame):
        return frame
    if table.latest:
        what = f"{len(frame) - len(groups)} rows passed over, for a later “{table.latest}” is there"
        notes.append(Problem(frame.place(0), what))
    else:
        _say(frame, table, list(groups.values()), problems, notes)
    pick = -1 if table.duplicates is Duplicates.LAST else 0
    single = frame.keep(np.array([entries[pick] for entries in groups.values()], dtype=np.intp))
    return _averaged(frame, single, list(groups.values())) if table.duplicates is Duplicates.MEAN else single


def key_of(frame: Frame, table: Table, entry: int) -> tuple[str, ...]:
    """What names the unit of a row."""
    return tuple(frame.text(entry, column) or "" for column in table.by)


def folded_key(frame: Frame, table: Table, entry: int) -> tuple[str, ...]:
    """The same, as it is compared."""
    return tuple(folded(part) for part in key_of(frame, table, entry))


def _say(
    frame: Frame, table: Table, groups: Sequence[Sequence[int]], problems: list[Problem], notes: list[Problem]
) -> None:
    for entries in groups:
        for again in entries[1:]:
            name, row = ", ".join(key_of(frame, table, again)), frame.rows[entries[0]]
            what = f"“{name}” stands in row {row} already"
            if table.duplicates is Duplicates.REFUSE:
                do = "Keep one row of each, or say `duplicates:` in the framework's table"
                problems.append(Problem(frame.place(again, table.by[0]), what, do=do))
            else:
                notes.append(Problem(frame.place(again, table.by[0]), f"{what}; rule: {table.duplicates}"))


def _averaged(frame: Frame, single: Frame, groups: Sequence[Sequence[int]]) -> Frame:
    columns = dict(single.columns)
    for key, series in frame.columns.items():
        if isinstance(series, Numbers):
            columns[key] = numbers([mean_of(series.values[list(entries)]) for entries in groups])
    return replace(single, columns=columns)


def mean_of(values: np.ndarray) -> float:
    """The mean of what is there; NaN where nothing is."""
    held = values[~np.isnan(values)]
    return float(np.mean(held)) if len(held) else np.nan
