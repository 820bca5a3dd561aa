"""What the engine says of a city after each period of a roadmap: its answers moved, scored anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Choices, Input, Numbers, State, Units, rows_of
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Candidates
from hanse.diagnostic.engine.roadmap.effects import answer_of, answered, directions, implied, measured
from hanse.diagnostic.engine.roadmap.problem import Starts
from hanse.diagnostic.engine.scoring import score


def forecast(result: Result, unit: int, offered: Candidates, starts: Starts, periods: int) -> Result:
    """A result of ``periods + 1`` rows: today, then the end of each period. No answer goes down."""
    return after(result, unit, [_done(offered, starts, period) for period in range(-1, periods)])


def after(result: Result, unit: int, done: Sequence[Sequence[Solution]]) -> Result:
    """One unit as it would be with these solutions carried out, a row for each list of them. No answer goes down.

    A question without an answer gets one only where that does not lower the mean out of which it dropped.
    """
    names = tuple(str(row) for row in range(len(done)))
    units = Units(("period",), tuple((name,) for name in names), names)
    today = {key: rows_of(given, np.full(len(done), unit)) for key, given in result.answers.inputs.items()}
    wanted = _wanted(result, today, done)
    moved = Answers(units, {**today, **{key: answered(today[key], answers) for key, answers in wanted.items()}})
    new = {key: answers for key, answers in wanted.items() if int(today[key].states[0]) == State.MISSING}
    found = score(result.framework, moved)
    if not new:
        return found
    without = score(result.framework, replace(moved, inputs={**moved.inputs, **{key: today[key] for key in new}}))
    kept = {key: answered(today[key], _worth_it(found, without, key, answers)) for key, answers in new.items()}
    return score(result.framework, replace(moved, inputs={**moved.inputs, **kept}))


type Wanted = list[float | None]
"""The answer to one question in each row; None: today's."""


def _wanted(result: Result, today: Mapping[str, Input], done: Sequence[Sequence[Solution]]) -> dict[str, Wanted]:
    """Question → the answers that the solutions bring, of questions that they move."""
    signs, found = directions(result.plan), dict[str, Wanted]()
    for key, given in today.items():
        if isinstance(given, Choices | Numbers) and int(given.states[0]) != State.NOT_APPLICABLE:
            sign, stands = signs.get(key, 1), answer_of(given, 0)
            answers = [_reached(solutions, key, stands, sign) for solutions in done]
            if any(one is not None for one in answers):
                found[key] = answers
    return found


def _worth_it(found: Result, without: Result, question: str, answers: Wanted) -> Wanted:
    """The answers, but for those that are worth less than none."""
    places = measured(found.plan).get(question)
    if not places:
        return answers
    lower = np.nan_to_num(found.climbed.scores[:, places[0]]) < implied(without, places)
    return [None if less else answer for answer, less in zip(answers, lower.tolist(), strict=True)]


def _done(offered: Candidates, starts: Starts, period: int) -> list[Solution]:
    effect = starts + offered.lasts - 1
    return [one for place, one in enumerate(offered.solutions) if effect[place] <= period]


def _reached(solutions: Sequence[Solution], question: str, today: float, sign: int) -> float | None:
    """The best answer that the solutions bring; None where that is no better than today's."""
    brought = [move.to for one in solutions for move in one.moves if move.question == question]
    better = [to for to in brought if np.isinf(today) or sign * to > sign * today]
    return max(better, key=lambda to: sign * to, default=None)
