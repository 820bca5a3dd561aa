"""Small problems whose best roadmap is found by trying all of them."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from hanse.diagnostic.engine.roadmap.judging import breaches
from hanse.diagnostic.engine.roadmap.problem import NEVER, Gain, Limits, Need, Problem, Starts


def problem(
    *,
    cost: list[list[float]],
    gains: list[tuple[float, tuple[int, ...]]],
    budget: list[float],
    lasts: list[int] | None = None,
    needs: list[tuple[int, tuple[int, ...]]] = (),
    posts: list[list[float]] | None = None,
    available: float = 100.0,
    **limits,
) -> Problem:
    """`cost` and `posts` (of one skill) are by period since the start; a year each."""
    count, periods = len(cost), len(budget)
    return Problem(
        lasts=np.array(lasts or [1] * count),
        cost=np.array([_long(one, periods) for one in cost]),
        posts=np.array([[_long(one, periods)] for one in posts or [[0.0]] * count]),
        gains=tuple(Gain(points, by) for points, by in gains),
        needs=tuple(Need(of, by) for of, by in needs),
        worth=np.ones(periods),
        limits=Limits(budget=np.array(budget, dtype=float), posts=np.full((1, periods), available), **limits),
    )


def _long(given: list[float], periods: int) -> list[float]:
    return [*given, *[0.0] * periods][:periods]


def best_of_all(problem: Problem) -> float | None:
    """The value of the best roadmap within the limits; None where there is none."""
    periods = [*range(problem.periods), NEVER]
    values = [
        problem.value(starts)
        for chosen in product(periods, repeat=problem.count)
        if not breaches(problem, starts := np.array(chosen))
    ]
    return max(values, default=None)


def starts(*given: int | None) -> Starts:
    return np.array([NEVER if one is None else one for one in given])


@st.composite
def problems(draw) -> Problem:
    """Up to five candidates in up to three years, with needs, running costs, posts and shared gains."""
    count, periods = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    whole = st.integers(0, 9).map(float)
    several = st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True).map(lambda by: tuple(sorted(by)))
    needs = [
        (of, tuple(sorted(by)))
        for of in range(1, count)
        for by in draw(st.lists(st.sets(st.integers(0, of - 1), min_size=1, max_size=2), max_size=1))
    ]
    return problem(
        cost=draw(st.lists(st.lists(whole, min_size=1, max_size=3), min_size=count, max_size=count)),
        posts=draw(st.lists(st.lists(whole, min_size=1, max_size=3), min_size=count, max_size=count)),
        lasts=draw(st.lists(st.integers(1, 2), min_size=count, max_size=count)),
        gains=draw(st.lists(st.tuples(st.integers(1, 9).map(float), several), min_size=1, max_size=6)),
        needs=needs,
        budget=draw(st.lists(st.integers(0, 15).map(float), min_size=periods, max_size=periods)),
        available=draw(st.integers(0, 15).map(float)),
        at_once=draw(st.sampled_from([None, 1, 2])),
    )
