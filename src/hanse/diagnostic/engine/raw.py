"""The raw number of every measure: a column, the scores of options, rows below the unit, a formula."""

from functools import singledispatch

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Answers,
    Choices,
    Floats,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    States,
    in_state,
)
from hanse.diagnostic.engine.arrays import replaced
from hanse.diagnostic.engine.conditions import computed
from hanse.diagnostic.engine.means import aggregated, weighed
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.model.tree import Choosing, FromColumn, FromFormula, FromOptions, FromRows, Measure, Source
from hanse.diagnostic.engine.rosters import over_rows

type Raw = tuple[Floats, States]


def raw_number(measure: Measure, answers: Answers) -> Raw:
    """Numbers and states of one measure, ``(units,)`` each; NaN exactly where the state is not GIVEN."""
    return _raw(measure.source, answers)


def nothing(count: int) -> Raw:
    """What a measure has that nobody answered."""
    return np.full(count, np.nan), np.full(count, State.MISSING, dtype=np.int8)


@singledispatch
def _raw(source: Source, answers: Answers) -> Raw:
    raise TypeError(f"{source!r} is no source of numbers for {len(answers.units)} units")


@_raw.register
def _(source: FromColumn, answers: Answers) -> Raw:
    given = answers.inputs.get(source.column)
    if given is None:
        return nothing(len(answers.units))
    if not isinstance(given, Numbers):
        raise TypeError(f"“{source.column}” holds no numbers")
    return given.values, given.states


@_raw.register
def _(source: FromOptions, answers: Answers) -> Raw:
    given = answers.inputs.get(source.question)
    if given is None:
        return nothing(len(answers.units))
    return _scored(given, source), given.states


@_raw.register
def _(source: FromFormula, answers: Answers) -> Raw:
    values = computed(source.formula, answers.inputs, len(answers.units))
    return values, np.where(np.isnan(values), State.MISSING, State.GIVEN).astype(np.int8)


@_raw.register
def _(source: FromRows, answers: Answers) -> Raw:
    roster = answers.rosters.get(source.table)
    if roster is None:
        return nothing(len(answers.units))
    values = over_rows(roster, source, len(answers.units))
    return values, np.where(np.isnan(values), State.MISSING, State.GIVEN).astype(np.int8)


def _scored(given: Input, source: FromOptions) -> Floats:
    match given:
        case Choices():
            return _looked_up(given.codes, given.options, source)
        case Sets():
            return replaced(_chosen(given, source), ~in_state(given.states, State.GIVEN), np.nan)
        case Matrices():
            codes = np.ascontiguousarray(given.codes.T)  # row after row of the matrix
            return _over_rows(_looked_up(codes, given.options, source), source.choosing)
        case _:
            raise TypeError(f"“{source.question}” holds no choices")


def _looked_up(codes: NDArray[np.int16], options: tuple[int | str, ...], source: FromOptions) -> Floats:
    """The score of each chosen option; the first entry answers for no choice."""
    scores = np.array([np.nan, *(source.scores[option] for option in options)])
    return scores.take(codes - np.int16(NONE_CHOSEN), mode="clip")  # nothing to clip, only quicker than to look for it


def _chosen(given: Sets, source: FromOptions) -> Floats:
    scores = np.array([source.scores[option] for option in given.options])
    chosen = np.ascontiguousarray(given.chosen.T)  # option after option
    match source.choosing:
        case Choosing.BEST:
            return np.where(chosen, scores[:, None], -np.inf).max(axis=0)
        case Choosing.MEAN:
            with np.errstate(invalid="ignore"):
                return np.asarray(weighed(list(chosen), scores) / chosen.sum(axis=0))
        case _:
            return weighed(list(chosen), scores)


def _over_rows(scores: Floats, choosing: Choosing) -> Floats:
    """One score from the rows of a matrix; rows left open drop out of a mean and add nothing to a sum."""
    how = Aggregation(_MEANS.get(choosing, Mean.MEAN))
    return aggregated(list(scores), np.ones(len(scores)), how, renormalise=how.mean is not Mean.SUM)


_MEANS = {Choosing.BEST: Mean.MAXIMUM, Choosing.SUM: Mean.SUM}
