"""What the engine says of a city after each period of a roadmap: its answers moved, scored anew."""

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Choices, Numbers, State, Units, rows_of
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Candidates
from hanse.diagnostic.engine.roadmap.effects import answer_of, answered, directions
from hanse.diagnostic.engine.roadmap.problem import Starts
from hanse.diagnostic.engine.scoring import score


def forecast(result: Result, unit: int, offered: Candidates, starts: Starts, periods: int) -> Result:
    """A result of ``periods + 1`` rows: today, then the end of each period. No answer goes down."""
    signs = directions(result.plan)
    done = [_done(offered, starts, period) for period in range(-1, periods)]
    rows = {key: rows_of(given, np.full(len(done), unit)) for key, given in result.answers.inputs.items()}
    for key, given in rows.items():
        if isinstance(given, Choices | Numbers) and int(given.states[0]) != State.NOT_APPLICABLE:
            sign, today = signs.get(key, 1), answer_of(given, 0)
            rows[key] = answered(given, [_reached(solutions, key, today, sign) for solutions in done])
    names = tuple(str(period) for period in range(len(done)))
    units = Units(("period",), tuple((name,) for name in names), names)
    return score(result.framework, Answers(units, rows))


def _done(offered: Candidates, starts: Starts, period: int) -> list[Solution]:
    effect = starts + offered.lasts - 1
    return [one for place, one in enumerate(offered.solutions) if effect[place] <= period]


def _reached(solutions: list[Solution], question: str, today: float, sign: int) -> float | None:
    """The best answer that the solutions bring; None where that is no better than today's."""
    brought = [move.to for one in solutions for move in one.moves if move.question == question]
    better = [to for to in brought if np.isinf(today) or sign * to > sign * today]
    return max(better, key=lambda to: sign * to, default=None)
