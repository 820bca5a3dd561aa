"""The best roadmap: against all roadmaps of small problems, and what must hold for every problem."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from hanse.diagnostic.engine.roadmap.greedy import greedy
from hanse.diagnostic.engine.roadmap.judging import breaches
from hanse.diagnostic.engine.roadmap.optimise import Proof, optimise
from hanse.diagnostic.engine.roadmap.problem import Target
from tests.diagnostic.engine.roadmap.small import best_of_all, problem, problems, starts


@given(problems())
@settings(max_examples=40, deadline=None)
def test_it_is_the_best_of_all_roadmaps(one):
    found = optimise(one, seconds=20)

    assert found.proof is Proof.OPTIMAL
    assert breaches(one, found.starts) == ()
    assert found.value == pytest.approx(best_of_all(one))
    assert found.bound == pytest.approx(found.value, abs=1e-4)


@given(problems())
@settings(max_examples=20, deadline=None)
def test_more_money_never_makes_it_worse_and_common_sense_never_beats_it(one):
    richer = replace(one, limits=replace(one.limits, budget=one.limits.budget + 3))
    best = optimise(one, seconds=20).value

    assert optimise(richer, seconds=20).value >= best - 1e-6
    assert breaches(one, greedy(one)) == ()
    assert one.value(greedy(one)) <= best + 1e-6


def test_what_comes_early_counts_more():
    one = problem(cost=[[4], [4]], gains=[(1, (0,)), (3, (1,))], budget=[4, 4])

    assert optimise(one).starts.tolist() == [1, 0]


def test_a_question_that_two_solutions_move_is_counted_once():
    one = problem(cost=[[4], [4], [4]], gains=[(3, (0, 1)), (2, (2,))], budget=[8])

    found = optimise(one)

    assert found.value == pytest.approx(5)
    assert found.starts[2] == 0


def test_a_solution_waits_until_what_it_needs_has_taken_effect():
    one = problem(cost=[[1], [1]], lasts=[2, 1], gains=[(9, (1,))], needs=[(1, (0,))], budget=[5, 5, 5])

    assert optimise(one).starts.tolist() == [0, 2]


def test_what_is_locked_begins_when_the_city_says_and_what_is_banned_never():
    one = problem(
        cost=[[1], [1], [1]],
        gains=[(1, (0,)), (9, (1,)), (5, (2,))],
        budget=[9, 9],
        locked={0: 1},
        banned=frozenset({1}),
    )

    found = optimise(one)

    assert found.starts[0] == 1
    assert found.starts[1] >= one.periods
    assert found.starts[2] == 0


def test_a_target_by_a_date_and_a_floor_of_quick_wins_are_kept():
    aims = {"targets": (Target((0,), 1.0, 0),), "quick": (2,), "quick_floor": 1, "quick_by": 1}
    one = problem(cost=[[4], [4], [4]], gains=[(1, (0,)), (9, (1,)), (1, (2,))], budget=[4, 4], **aims)

    assert optimise(one).starts.tolist() == starts(0, None, 1).tolist()


def test_an_impossible_problem_is_told_from_one_that_was_not_solved():
    one = problem(cost=[[5]], gains=[(1, (0,))], budget=[4], locked={0: None})

    found = optimise(one)

    assert found.proof is Proof.INFEASIBLE
    assert (found.starts >= one.periods).all()


@pytest.mark.parametrize(("locked", "proof"), [({}, Proof.OPTIMAL), ({0: None}, Proof.INFEASIBLE)])
def test_where_nothing_can_be_done_in_time_the_best_is_nothing(locked, proof):
    one = problem(cost=[[1]], lasts=[2], gains=[(1, (0,))], budget=[4], locked=locked)

    found = optimise(one)

    assert found.proof is proof
    assert (found.starts >= one.periods).all()


def test_the_same_problem_gives_the_same_roadmap():
    one = problem(cost=[[2]] * 5, gains=[(float(n % 2 + 1), (n,)) for n in range(5)], budget=[4, 4])

    assert np.array_equal(optimise(one).starts, optimise(one).starts)


def test_money_that_is_left_over_buys_nothing_that_brings_nothing():
    one = problem(cost=[[1], [1], [1]], gains=[(3, (0, 1))], budget=[9, 9])

    assert (optimise(one).starts < 2).sum() == 1


def test_a_search_is_watched_and_can_be_stopped():
    seen = []
    one = problem(cost=[[1]] * 6, gains=[(1 + place, (place,)) for place in range(6)], budget=[2, 2])

    found = optimise(one, watch=lambda standing: seen.append(standing) or True)

    assert not breaches(one, found.starts)
    assert all(standing.seconds >= 0 for standing in seen)
