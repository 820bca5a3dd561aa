"""Rows of results for sets of units: averages by region, by year, of a union of countries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Input, Numbers, State, Texts, Truths, as_word, texts
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.columns import highest, lowest, median
from hanse.diagnostic.engine.conditions import holds
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.results import Group, Summary
from hanse.diagnostic.engine.model.tree import Statistic

UNITS = "units"


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of results. `by` names the parts of their keys; `inputs` are what conditions may name.

    `scores` is ``(rows, columns)`` in the order of the plan, `counts` how many rows of the source have a score there.
    """

    by: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    scores: Array
    counts: Array
    inputs: Mapping[str, Input]


def group_flags(groups: tuple[Group, ...], inputs: Mapping[str, Input]) -> dict[str, Input]:
    """Whether each row is a member, for each group whose column is there."""
    found: dict[str, Input] = {}
    for group in groups:
        given = inputs.get(group.column)
        if isinstance(given, Numbers | Texts):
            inside = np.array([word in group.members for word in _words(given)], dtype=np.float64)
            found[group.key] = Truths(inside, np.full(len(inside), State.GIVEN, dtype=np.int8))
    return found


def summarised(framework: Framework, units: Rows) -> Mapping[str, Rows]:
    """The rows of every summary, by its key, in the order of the file."""
    known = {UNITS: units}
    for rule in framework.outputs.summaries:
        known[rule.key] = _summary(framework, rule, known)
    del known[UNITS]
    return known


def _summary(framework: Framework, rule: Summary, known: Mapping[str, Rows]) -> Rows:
    keys: list[tuple[str, ...]] = []
    scores: list[Array] = []
    counts: list[Array] = []
    for name in rule.of:
        source = known[name]
        for key, members in _sets(framework, rule, source):
            values = source.scores[members]
            count = np.sum(~np.isnan(values), axis=0)
            weight = _numbers(source, rule.weight)[members] if rule.weight else None
            keys.append(key)
            scores.append(np.where(count >= rule.least, _statistic(rule.statistic, values, weight), np.nan))
            counts.append(count.astype(np.float64))
    width = known[UNITS].scores.shape[1]
    inputs: dict[str, Input] = {
        column: texts([key[place] or None for key in keys]) for place, column in enumerate(rule.by)
    }
    return Rows(
        by=rule.by,
        keys=tuple(keys),
        scores=np.array(scores).reshape(len(keys), width),
        counts=np.array(counts).reshape(len(keys), width),
        inputs=inputs,
    )


def _sets(framework: Framework, rule: Summary, source: Rows) -> list[tuple[tuple[str, ...], NDArray[np.intp]]]:
    """The rows of the source that belong together, by the summary's key, in the order in which keys first occur."""
    count = len(source.keys)
    kept = np.ones(count, dtype=bool)
    if rule.where:
        kept = holds(rule.where, {**source.inputs, **group_flags(framework.outputs.groups, source.inputs)}, count)
    columns = [_words(source.inputs[column]) for column in rule.by]
    found: dict[tuple[str, ...], list[int]] = {}
    for row in np.flatnonzero(kept).tolist():
        found.setdefault(tuple(column[row] or "" for column in columns), []).append(row)
    return [(key, np.array(rows, dtype=np.intp)) for key, rows in found.items()]


def _words(given: Input) -> list[str | None]:
    if not isinstance(given, Numbers | Texts):
        raise TypeError("units are grouped by columns of words or numbers")
    there = (given.states == State.GIVEN).tolist()
    return [as_word(value) if here else None for value, here in zip(given.values.tolist(), there, strict=True)]


def _numbers(source: Rows, column: str) -> Array:
    given = source.inputs[column]
    if not isinstance(given, Numbers):
        raise TypeError(f"“{column}” holds no numbers to weigh with")
    return given.values


_ORDERED: Mapping[Statistic, Callable[[Array], Array]] = MappingProxyType(
    {Statistic.MINIMUM: lowest, Statistic.MAXIMUM: highest, Statistic.MEDIAN: median}
)


def _statistic(statistic: Statistic, values: Array, weight: Array | None) -> Array:
    """One number for each column of ``(rows, columns)``, rows without one left out; NaN where none has any."""
    present = ~np.isnan(values)
    some = present.any(axis=0)
    if statistic is Statistic.COUNT:
        return present.sum(axis=0).astype(np.float64)
    if statistic in _ORDERED:
        return _ORDERED[statistic](values).reshape(values.shape[1])
    share = np.where(present, 1.0 if weight is None else np.nan_to_num(weight)[:, None], 0.0)
    total = np.sum(np.where(present, values, 0.0) * share, axis=0)
    if statistic is Statistic.SUM:
        return np.where(some, total, np.nan)
    there = share.sum(axis=0)
    return np.asarray(total / np.where(there == 0, np.nan, there))
