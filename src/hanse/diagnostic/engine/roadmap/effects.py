"""What solutions would change in one city's answers, and how many points that brings.

A question's ladder is cut where solutions leave it: from today's answer to the lowest answer that one of them brings is
one step, from there to the next another. Points of a step: how far it lifts the question's measures, as the engine
scores them with everything else moved, times their shares in the whole (`plan.shares`). That is exact where scores are
weighted means; the plan is scored anew by the engine before anybody sees it.

A question without an answer drops out of a mean, as if it had the mean of its neighbours: that is where its ladder
begins, and an answer below it brings nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from hanse.diagnostic.engine.answers import NONE_CHOSEN, Answers, Choices, Input, Numbers, State, Units, rows_of
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.model.tree import FromColumn, FromOptions
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.problem import Floats
from hanse.diagnostic.engine.scoring import score

LEAST = 1e-9
"""Points below which a step is none."""


@dataclass(frozen=True, slots=True)
class Climb:
    """One step of one question: the answer that it reaches, its points, and the solutions that bring it."""

    question: str
    to: float
    points: float
    by: tuple[str, ...]


def climbs(result: Result, unit: int, solutions: Iterable[Solution]) -> tuple[Climb, ...]:
    """The steps that solutions open to one unit, those of a question in their order.

    None for a question that does not apply to it, that it has not got, or that stands as high already.
    """
    offered, signs = _offered(solutions), directions(result.plan)
    ladders = {
        question: sorted(reached, key=lambda to: signs.get(question, 1) * to)
        for question, reached in offered.items()
        if _open(result, unit, question)
    }
    if not ladders:
        return ()
    rows = [(question, step) for question, ladder in ladders.items() for step in range(len(ladder) + 1)]
    tried = score(result.framework, _moved(result.answers, unit, ladders, rows))
    places = measured(tried.plan)
    stand_in = {
        question: implied(result, places[question])[unit] if _lacks(result, unit, question) else 0.0
        for question in ladders
    }
    lifted = {row: _points(tried, number, places[row[0]], stand_in[row[0]]) for number, row in enumerate(rows)}
    found = []
    for question, ladder in ladders.items():
        for step, to in enumerate(ladder, start=1):
            points = lifted[question, step] - max(lifted[question, below] for below in range(step))
            if points > LEAST:
                by = tuple(key for other in ladder[step - 1 :] for key in offered[question][other])
                found.append(Climb(question, to, points, by))
    return tuple(found)


def _offered(solutions: Iterable[Solution]) -> Mapping[str, Mapping[float, list[str]]]:
    """Question → answer → keys of the solutions that bring it there."""
    found: dict[str, dict[float, list[str]]] = {}
    for solution in solutions:
        for move in solution.moves:
            found.setdefault(move.question, {}).setdefault(move.to, []).append(solution.key)
    return found


def _open(result: Result, unit: int, question: str) -> bool:
    given = result.answers.inputs.get(question)
    return isinstance(given, Choices | Numbers) and int(given.states[unit]) != State.NOT_APPLICABLE


def _lacks(result: Result, unit: int, question: str) -> bool:
    """Whether there is no answer to a question that applies."""
    given = result.answers.inputs[question]
    return int(given.states[unit]) == State.MISSING


def directions(plan: Plan) -> Mapping[str, int]:
    """Question → 1 where a higher answer is the better one, −1 where a lower one is."""
    return {question: plan.measure(places[0]).direction for question, places in measured(plan).items()}


def measured(plan: Plan) -> Mapping[str, list[int]]:
    """Question → columns of the measures that it makes."""
    found: dict[str, list[int]] = {}
    for place in plan.measures.tolist():
        match plan.measure(place).source:
            case FromOptions(question=question) | FromColumn(column=question):
                found.setdefault(question, []).append(place)
    return found


def implied(result: Result, places: list[int]) -> Floats:
    """The score that a missing answer of each unit stands for, (units,): of the nearest node above that has one."""
    scores: Floats = np.full(len(result.climbed.scores), np.nan)
    place = result.plan.parents[places[0]]
    while place >= 0:
        scores = np.where(np.isnan(scores), result.climbed.scores[:, place], scores)
        place = result.plan.parents[place]
    return np.where(np.isnan(scores), 0.0, scores)


def _points(tried: Result, row: int, places: list[int], stand_in: float) -> float:
    """What the measures of a question add to the whole; `stand_in` where it has no answer."""
    scores, shares = tried.climbed.scores[row, places], tried.plan.shares[places]
    return float(np.where(np.isnan(scores), stand_in, scores) @ shares)


def _moved(answers: Answers, unit: int, ladders: Mapping[str, list[float]], rows: list[tuple[str, int]]) -> Answers:
    """A row for each step of each question, step 0 being today's answer; all other questions at their last step."""
    count = len(rows)
    inputs = {key: rows_of(given, np.full(count, unit)) for key, given in answers.inputs.items()}
    for question, ladder in ladders.items():
        steps = [step if asked == question else len(ladder) for asked, step in rows]
        inputs[question] = answered(inputs[question], [None if step == 0 else ladder[step - 1] for step in steps])
    names = tuple(f"{question} {step}" for question, step in rows)
    return replace(answers, units=Units(("row",), tuple((name,) for name in names), names), inputs=inputs, rosters={})


def answered(given: Input, wanted: list[float | None]) -> Input:
    """The answers with others in their place where one is wanted."""
    moved = np.array([one is not None for one in wanted])
    states = np.where(moved, State.GIVEN, given.states).astype(np.int8)
    if isinstance(given, Choices):
        codes = given.codes.copy()
        codes[moved] = [given.options.index(_value(given.options, one)) for one in wanted if one is not None]
        return Choices(codes, states, given.options)
    assert isinstance(given, Numbers)
    values = given.values.copy()
    values[moved] = [one for one in wanted if one is not None]
    return Numbers(values, states)


def answer_of(given: Choices | Numbers, unit: int) -> float:
    """One unit's answer as a number; below all numbers where there is none, or an option that is none."""
    if isinstance(given, Numbers):
        return float(np.nan_to_num(given.values[unit], nan=-np.inf))
    chosen = given.options[int(given.codes[unit])] if given.codes[unit] != NONE_CHOSEN else None
    return float(chosen) if isinstance(chosen, int) else -np.inf


def _value(options: tuple[int | str, ...], wanted: float) -> int | str:
    return next(option for option in options if option == wanted)
