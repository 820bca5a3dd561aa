"""Rows made fit: known faults corrected, rows that are no unit left out or refused, long tables widened."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Numbers, Texts, numbers, texts
from hanse.diagnostic.engine.conditions import holds
from hanse.diagnostic.engine.model.tables import Table
from hanse.diagnostic.method.tables.frame import Frame
from hanse.kernel.yaml.problems import Problem

SUMMARY_NAMES = re.compile(
    r"((grand|sub|over) ?-?)?(total|all)s?( (cities|countries|municipalities|units))?|"
    r"((un)?weighted |global |world |regional |overall |group |european |eu\d*\+?[ _-])?"
    r"(average|mean|median|sum|total)s?"
    r"([ _-](of )?\S+)?|world|all (cities|countries|municipalities|units)|summe|durchschnitt|gesamt|moyenne|promedio",
    re.IGNORECASE,
)
"""Names that summary rows bear in published tables and no unit bears."""

ENOUGH_UNITS, ENOUGH_NUMBERS = 4, 2


def corrected(frame: Frame, table: Table, notes: list[Problem]) -> Frame:
    """The frame with the table's corrections; each one that applies is noted with its reason."""
    columns = dict(frame.columns)
    for correction in table.corrections:
        hit = holds(correction.where, columns, len(frame))
        for entry in np.flatnonzero(hit):
            words = ", ".join(f"{key} = {value}" for key, value in correction.values.items())
            notes.append(Problem(frame.place(int(entry)), f"corrected, {words}: {correction.reason}"))
        for key, value in correction.values.items():
            columns[key] = _set(columns[key], hit, value)
    return replace(frame, columns=columns)


def selected(frame: Frame, table: Table, problems: list[Problem], notes: list[Problem]) -> Frame:
    """The rows that are units; declared summary rows are left out with a note, what else looks like one is refused."""
    kept = np.ones(len(frame), dtype=bool)
    if table.only:
        kept &= holds(table.only, frame.columns, len(frame))
    if table.exclude:
        kept &= ~holds(table.exclude, frame.columns, len(frame))
    if not np.all(kept):
        notes.append(Problem(frame.place(0), f"{np.sum(~kept)} rows left out as the framework says"))
        frame = frame.keep(kept)
    summary = np.array([_is_named(frame, table, entry) for entry in range(len(frame))], dtype=bool)
    notes.extend(
        Problem(frame.place(int(entry)), f"summary row “{name_of(frame, table, int(entry))}” left out")
        for entry in np.flatnonzero(summary)
    )
    frame = frame.keep(~summary)
    problems.extend(_looks_like_summary(frame, table))
    return frame


def named(frame: Frame, table: Table, problems: list[Problem]) -> Frame:
    """The rows whose unit is named; the others are refused."""
    kept = np.ones(len(frame), dtype=bool)
    for column in table.by:
        for entry in range(len(frame)):
            if kept[entry] and frame.text(entry, column) is None:
                problems.append(Problem(frame.place(entry, column), f"the row has no “{column}”, so it is nobody's"))
                kept[entry] = False
    return frame.keep(kept)


def folded(words: str | None) -> str:
    """Words as they are compared where case, padding and composition of characters must not matter."""
    return " ".join(unicodedata.normalize("NFKC", words or "").casefold().split())


def _set(series: Numbers | Texts, hit: NDArray[np.bool_], value: str | float | None) -> Numbers | Texts:
    changed = series.values.copy()
    if isinstance(series, Numbers):
        changed[hit] = np.nan if value is None else float(value)
        return numbers(changed)
    changed[hit] = None if value is None else str(value)
    return texts(changed)


def _key(frame: Frame, table: Table, entry: int) -> tuple[str | None, ...]:
    return tuple(frame.text(entry, column) for column in table.by)


def name_of(frame: Frame, table: Table, entry: int) -> str:
    """What a row's unit is called."""
    if table.name and (name := frame.text(entry, table.name)):
        return name
    return ", ".join(part or "" for part in _key(frame, table, entry))


def _labels(frame: Frame, table: Table, entry: int) -> Iterator[str]:
    for column in (*table.by, *filter(None, [table.name])):
        yield folded(frame.text(entry, column))


def _is_named(frame: Frame, table: Table, entry: int) -> bool:
    wanted = {folded(name) for name in table.summary_rows or ()}
    return bool(wanted) and any(label in wanted for label in _labels(frame, table, entry))


def _looks_like_summary(frame: Frame, table: Table) -> Iterator[Problem]:
    """Rows that bear a name like “Total”, or hold the mean or sum of all the others in every one of their numbers."""
    do = (
        "If it is none, list its name under `summary_rows` of the framework's table; "
        "an empty list there says that every row is a unit"
    )
    by_numbers = {} if table.roster else _sums_of_others(frame.columns)
    for entry in range(len(frame)):
        name = name_of(frame, table, entry)
        if table.summary_rows is None and any(SUMMARY_NAMES.fullmatch(label) for label in _labels(frame, table, entry)):
            yield Problem(frame.place(entry), f"“{name}” looks like a summary row, not a unit", do=do)
        elif entry in by_numbers:
            what = f"“{name}” looks like a summary row: its numbers are the {by_numbers[entry]} of all other rows"
            yield Problem(frame.place(entry), what, do=do)


def _sums_of_others(columns: Mapping[str, Numbers | Texts]) -> dict[int, str]:
    stacked = [series.values for series in columns.values() if isinstance(series, Numbers)]
    if not stacked or len(stacked[0]) <= ENOUGH_UNITS:
        return {}
    table = np.column_stack(stacked)
    given = ~np.isnan(table)
    others_sum = np.nansum(table, axis=0) - np.where(given, table, 0)
    others = np.sum(given, axis=0) - given
    varied = np.nanmin(table, axis=0, initial=np.inf) < np.nanmax(table, axis=0, initial=-np.inf)
    told = given & varied
    with np.errstate(invalid="ignore", divide="ignore"):
        found = {"sum": others_sum, "mean": others_sum / others}
        alike = {name: np.isclose(table, value, rtol=1e-9, atol=0) | ~told for name, value in found.items()}
    return {
        int(entry): name
        for name, same in alike.items()
        for entry in np.flatnonzero(np.all(same, axis=1) & (np.sum(told, axis=1) >= ENOUGH_NUMBERS))
    }
