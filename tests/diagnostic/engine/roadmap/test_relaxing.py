"""Why no roadmap keeps to the limits."""

import pytest

from hanse.diagnostic.engine.roadmap.judging import Limit
from hanse.diagnostic.engine.roadmap.problem import Target
from hanse.diagnostic.engine.roadmap.relaxing import shortfalls
from tests.diagnostic.engine.roadmap.small import problem


def test_a_locked_solution_that_is_too_dear_is_told_by_year_and_money():
    one = problem(cost=[[300]], gains=[(1, (0,))], budget=[100, 180], locked={0: 1})

    [found] = shortfalls(one)

    assert (found.limit, found.period) == (Limit.BUDGET, 1)
    assert found.by == pytest.approx(120)


def test_a_target_that_nothing_reaches_is_told_by_the_points_that_lack():
    one = problem(cost=[[1]], gains=[(2, (0,))], budget=[9, 9], targets=(Target((0,), 5.0, 1),))

    [found] = shortfalls(one)

    assert (found.limit, found.target, found.period) == (Limit.TARGET, 0, 1)
    assert found.by == pytest.approx(3)


def test_posts_that_lack_are_told_by_skill():
    one = problem(
        cost=[[1]], gains=[(2, (0,))], budget=[9], posts=[[3]], available=2, quick=(0,), quick_floor=1, quick_by=0
    )

    [found] = shortfalls(one)

    assert (found.limit, found.period, found.skill) == (Limit.POSTS, 0, 0)
    assert found.by == pytest.approx(1)


def test_where_a_roadmap_is_possible_nothing_lacks():
    assert shortfalls(problem(cost=[[1]], gains=[(2, (0,))], budget=[9])) == ()
