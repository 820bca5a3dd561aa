"""Computing a run again and saying, number by number, whether it is the same to the last digit."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.study.carrying_out import InMemory, carry_out
from hanse.diagnostic.engine.study.figures import Figures, Tables
from hanse.diagnostic.engine.study.studies import study_of
from hanse.diagnostic.method.runs.digest import framework_digest
from hanse.diagnostic.method.runs.file import RunFile


@dataclass(frozen=True, slots=True)
class Apart:
    """One number that is another; None: there is none on that side."""

    place: str
    told: float | None
    found: float | None

    def __str__(self) -> str:
        return f"{self.place}: the file says {_digits(self.told)}, recomputed {_digits(self.found)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many numbers were compared, which are others, and what else is not as the file states."""

    compared: int
    apart: tuple[Apart, ...]
    remarks: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.apart and not self.remarks and self.compared > 0


def recomputed(run: RunFile) -> Verdict:
    """Raises what `study_of` raises, for settings that cannot be carried out with these answers."""
    study = study_of(run.settings, run.framework, run.answers, seed=run.seed)
    tables = carry_out(study, InMemory())
    counted = sum(one.values.size for one in tables.values())
    return Verdict(counted, tuple(differences(run.results, tables)), tuple(_remarks(run)))


def _remarks(run: RunFile) -> Iterator[str]:
    if run.answers_digest != run.told_digest:
        yield "the answers are not those that the run rested on: their digest is another"
    if framework_digest(run.framework) != run.told_framework:
        yield f"{run.framework.key} {run.framework.version} scores otherwise here than where the run was made"


def differences(told: Tables, found: Tables) -> Iterator[Apart]:
    """Table by table, row by row."""
    for name in dict.fromkeys([*told, *found]):
        yield from _between(name, told.get(name), found.get(name))


def _between(name: str, told: Figures | None, found: Figures | None) -> Iterator[Apart]:
    if told and found and (told.rows, told.columns) == (found.rows, found.columns):
        same = (told.values == found.values) | (np.isnan(told.values) & np.isnan(found.values))
        places = [(told.rows[row], told.columns[column]) for row, column in np.argwhere(~same).tolist()]
    else:
        places = list(dict.fromkeys([*_places(told), *_places(found)]))
    for row, column in places:
        a, b = _number(told, row, column), _number(found, row, column)
        if a != b or not (_has(told, row, column) and _has(found, row, column)):
            yield Apart(f"{name} / {row} / {column}", a, b)


def _places(table: Figures | None) -> Iterator[tuple[str, str]]:
    if table:
        yield from ((row, column) for row in table.rows for column in table.columns)


def _has(table: Figures | None, row: str, column: str) -> bool:
    return table is not None and row in table.rows and column in table.columns


def _number(table: Figures | None, row: str, column: str) -> float | None:
    if table is None or not _has(table, row, column):
        return None
    value = float(table.values[table.rows.index(row), table.columns.index(column)])
    return None if np.isnan(value) else value


def _digits(number: float | None) -> str:
    return "nothing" if number is None else f"{number:g}" if number.is_integer() else repr(number)
