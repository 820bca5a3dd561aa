"""Why each solution stands in a roadmap."""

import pytest

from hanse.diagnostic.engine.roadmap.optimise import optimise
from hanse.diagnostic.engine.roadmap.reasons import margins, reasons
from tests.diagnostic.engine.roadmap.small import problem, starts


def test_what_brings_nothing_itself_is_there_for_what_rests_on_it():
    one = problem(cost=[[1], [1]], gains=[(9, (1,))], needs=[(1, (0,))], budget=[5, 5])

    first, second = reasons(one, starts(0, 1))

    assert (first.candidate, first.points, first.needed_by) == (0, 0, (1,))
    assert (second.candidate, second.points, second.gains) == (1, 9, (0,))


def test_of_two_that_meet_a_need_neither_is_called_needed():
    one = problem(cost=[[1]] * 3, gains=[(9, (2,))], needs=[(2, (0, 1))], budget=[5, 5])

    assert [reason.needed_by for reason in reasons(one, starts(0, 0, 1))] == [(), (), ()]


def test_points_count_for_who_brings_them_first():
    one = problem(cost=[[1], [1]], gains=[(4, (0, 1))], budget=[5, 5])

    assert [reason.points for reason in reasons(one, starts(1, 0))] == [4, 0]


def test_a_tenth_more_money_is_worth_what_it_lets_in():
    one = problem(cost=[[10], [1]], gains=[(5, (0,)), (2, (1,))], budget=[10])

    money, posts = margins(one, optimise(one))

    assert (money.skill, money.value) == (None, pytest.approx(2))
    assert (posts.skill, posts.value) == (0, 0)
