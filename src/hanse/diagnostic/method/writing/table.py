"""Results as tables: one row per unit, one column per number, and a table for each summary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import State, Texts
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.outputs import ranks_in
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.summaries import Rows

type Value = str | float | int | None
type Columns = Iterator[tuple[str, Sequence[Value]]]

RESULTS = "results"


@dataclass(frozen=True, slots=True)
class ResultTable:
    """`rows` have an entry for each of `headers`; None where there is no number."""

    name: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def result_tables(result: Result) -> list[ResultTable]:
    """The units first: key and texts, every node's score and level, derived numbers, ranks. Then every summary."""
    units = _table(RESULTS, [*_units(result), *_nodes(result), *_others(result)])
    return [units, *(_table(key, [*_summary(result, key, rows)]) for key, rows in result.summaries.items())]


def stage_table(result: Result, stage: str) -> ResultTable:
    """The numbers of all measures at one stage of the pipeline. Raises KeyError for an unknown stage."""
    return _table(stage, [*_units(result), *((key, numbers_of(array)) for key, array in result.stage(stage).items())])


def joined(tables: Sequence[ResultTable]) -> ResultTable:
    """One table of all; where there is more than one, the column `summary` names the summary of a row."""
    if len(tables) == 1:
        return tables[0]
    headers = tuple(dict.fromkeys(header for table in tables for header in table.headers))
    rows = [
        ["" if table.name == RESULTS else table.name, *(named.get(header) for header in headers)]
        for table in tables
        for row in table.rows
        for named in [dict(zip(table.headers, row, strict=True))]
    ]
    return ResultTable(RESULTS, ("summary", *headers), rows)


def numbers_of(array: Array) -> list[Value]:
    """Python numbers, as int where all are whole, NaN as None."""
    values, absent = array.tolist(), np.isnan(array).tolist()
    whole = all(none or value.is_integer() for value, none in zip(values, absent, strict=True))
    return [None if none else int(value) if whole else value for value, none in zip(values, absent, strict=True)]


def _table(name: str, columns: Sequence[tuple[str, Sequence[Value]]]) -> ResultTable:
    headers = tuple(header for header, _ in columns)
    return ResultTable(name, headers, list(zip(*(values for _, values in columns), strict=True)))


def _units(result: Result) -> Columns:
    units = result.units
    for place, column in enumerate(units.by):
        yield column, [key[place] for key in units.keys]
    if any(name != ", ".join(key) for name, key in zip(units.names, units.keys, strict=True)):
        yield "name", units.names
    asked = {question.key for question in result.framework.questions}
    for key, given in result.answers.inputs.items():
        if isinstance(given, Texts) and key not in {*units.by, "name", *asked} and np.any(given.states == State.GIVEN):
            yield key, given.values.tolist()


def _nodes(result: Result) -> Columns:
    for column in result.plan.columns:
        yield column.key, numbers_of(result.scores(column.key))
        ladder = result.ladder(column.key)
        if ladder is not None:
            keys = [*(level.key for level in ladder.levels), None]
            yield f"{column.key}.level", [keys[reached] for reached in result.levels[column.key].tolist()]
    yield "completeness", numbers_of(result.completeness(result.framework.root.key))


def _others(result: Result) -> Columns:
    for key, array in (*result.derived.items(), *result.ranks.items()):
        yield key, numbers_of(array)


def _summary(result: Result, key: str, rows: Rows) -> Columns:
    for place, column in enumerate(rows.by):
        yield column, [words[place] for words in rows.keys]
    for place, column_ in enumerate(result.plan.columns):
        yield column_.key, numbers_of(rows.scores[:, place])
    for rank, array in ranks_in(result.plan, key, rows).items():
        yield rank, numbers_of(array)
    yield "units", numbers_of(rows.counts[:, 0])
