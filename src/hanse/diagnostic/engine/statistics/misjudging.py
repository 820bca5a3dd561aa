"""Answers as another team could have given them: judged a little otherwise, and the open ones filled in.

The model is stated in doc/method/uncertainty.md; its figures are assumptions, and arguments.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Choices,
    Codes,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    States,
    rows_of,
)
from hanse.diagnostic.engine.arrays import Array, Whole
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Doubt:
    """How far what a city says, and what a framework weighs, may be off.

    Attributes:
        weights: a weight is drawn evenly from w·(1 - weights) to w·(1 + weights).
        misjudged: chance that an answer without evidence names an option beside the right one.
        evidenced: the same for an answer with evidence.
        counted: a number is drawn evenly within this share of itself, to both sides.
    """

    weights: float = 0.25
    misjudged: float = 0.2
    evidenced: float = 0.1
    counted: float = 0.1


@dataclass(frozen=True, slots=True)
class Draws:
    """Random numbers for the replications of several units: every unit meets the same ones.

    Rows are units × replications, the replications of a unit side by side. `leaning`: how far a replication leans
    upwards in all its answers, ``(replications,)`` from -1 to 1.
    """

    stream: np.random.Generator
    leaning: Array
    units: int

    def even(self, *shape: int) -> Array:
        """Numbers from 0 to 1, ``(rows, *shape)``."""
        drawn = self.stream.random((len(self.leaning), *shape))
        return np.tile(drawn, (self.units, *(1 for _ in shape)))

    def moves(self, chances: Array, *shape: int) -> Codes:
        """-1 for one option down, 0, or 1 for one up: ``(rows, *shape)``; `chances` of a move are ``(units,)``."""
        leaning, beside = np.tile(self.leaning, self.units), tuple(1 for _ in shape)
        any_ = np.repeat(chances, len(self.leaning))
        up, drawn = any_ * (1 + leaning) / 2, self.even(*shape)
        moved = (drawn < any_.reshape(-1, *beside)).astype(np.int16)
        return np.where(drawn < up.reshape(-1, *beside), moved, -moved).astype(np.int16)


def replicated(
    inputs: Mapping[str, Input],
    units: Whole,
    questions: Iterable[Question],
    *,
    proved: Sequence[frozenset[str]],
    doubt: Doubt,
    draws: Draws,
) -> dict[str, Input]:
    """The answers of `units`, each as often as there are replications, with its doubts drawn.

    `proved`: keys of the questions with evidence, one set for each unit.

    A replication leans one way in all its answers, for a team that thinks well of its city does so throughout: so
    misjudgements do not simply even out over many questions. What does not apply stays so; what was not asked is filled
    in like an open answer, for a question before it may now be answered so that it is asked.
    """
    rows = np.repeat(units, len(draws.leaning))
    found = {key: rows_of(given, rows) for key, given in inputs.items()}
    for question in questions:
        if question.key in found:
            chances = np.array([doubt.evidenced if question.key in one else doubt.misjudged for one in proved])
            found[question.key] = _otherwise(found[question.key], question, _Doubts(draws, chances, doubt.counted))
    return found


@dataclass(frozen=True, slots=True)
class _Doubts:
    draws: Draws
    chances: Array
    counted: float


@singledispatch
def _otherwise(given: Input, question: Question, doubts: _Doubts) -> Input:
    """Texts and memberships score nothing: they stay."""
    del question, doubts
    return given


@_otherwise.register
def _(given: Choices, question: Question, doubts: _Doubts) -> Input:
    del question
    most = len(given.options) - 1
    moved = np.clip(given.codes + doubts.draws.moves(doubts.chances), 0, most)
    codes = np.where(given.codes == NONE_CHOSEN, _any_option(doubts.draws.even(), most), moved)
    codes[given.states == State.NOT_APPLICABLE] = NONE_CHOSEN
    return Choices(codes.astype(np.int16), _settled(given.states), given.options)


@_otherwise.register
def _(given: Matrices, question: Question, doubts: _Doubts) -> Input:
    del question
    most, wide = len(given.options) - 1, given.codes.shape[1]
    moved = np.clip(given.codes + doubts.draws.moves(doubts.chances, wide), 0, most)
    codes = np.where(given.codes == NONE_CHOSEN, _any_option(doubts.draws.even(wide), most), moved)
    codes[given.states == State.NOT_APPLICABLE] = NONE_CHOSEN
    return Matrices(codes.astype(np.int16), _settled(given.states), given.rows, given.options)


@_otherwise.register
def _(given: Sets, question: Question, doubts: _Doubts) -> Input:
    """Each option of a set is wrong with half the chance, and chosen or not alike likely where the answer is open.

    An option that rules out all others is chosen where none of those is.
    """
    wide = given.chosen.shape[1]
    flipped = given.chosen ^ (doubts.draws.moves(doubts.chances / 2, wide) != 0)
    chosen = np.where((given.states == State.GIVEN)[:, None], flipped, doubts.draws.even(wide) < 0.5)
    alone = np.array([option.exclusive for option in question.options])
    chosen[:, alone] = ~chosen[:, ~alone].any(axis=1, keepdims=True)
    chosen[given.states == State.NOT_APPLICABLE] = False
    return Sets(chosen, _settled(given.states), given.options)


@_otherwise.register
def _(given: Numbers, question: Question, doubts: _Doubts) -> Input:
    """An open number may be any in the question's range; without both ends of a range it stays open."""
    low = -np.inf if question.minimum is None else float(question.minimum)
    high = np.inf if question.maximum is None else float(question.maximum)
    moved = np.clip(given.values * (1 + doubts.counted * (2 * doubts.draws.even() - 1)), low, high)
    drawn = doubts.draws.even()
    any_ = low + (high - low) * drawn if np.isfinite(high - low) else np.full(len(drawn), np.nan)
    values = np.where(given.states == State.GIVEN, moved, any_)
    values[given.states == State.NOT_APPLICABLE] = np.nan
    return Numbers(values, np.where(np.isnan(values), given.states, State.GIVEN).astype(np.int8))


def _any_option(drawn: Array, most: int) -> Codes:
    return np.minimum((drawn * (most + 1)).astype(np.int16), most)


def _settled(states: States) -> States:
    """What was open or not asked has an answer now."""
    return np.where(states == State.NOT_APPLICABLE, states, State.GIVEN).astype(np.int8)
