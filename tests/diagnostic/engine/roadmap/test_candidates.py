"""Candidates out of the library for one city: points, needs, money, posts; and what the engine says of the plan."""

from dataclasses import replace

import numpy as np
import pytest

from hanse.diagnostic.engine.roadmap.candidates import Calendar, candidates
from hanse.diagnostic.engine.roadmap.effects import climbs
from hanse.diagnostic.engine.roadmap.forecast import forecast
from hanse.diagnostic.engine.roadmap.optimise import Proof, optimise
from hanse.diagnostic.engine.roadmap.pricing import Circumstances, cost
from hanse.diagnostic.engine.roadmap.problem import NEVER
from hanse.diagnostic.engine.roadmap.wishes import Wishes, limits
from hanse.diagnostic.method.library.loader import load_library
from tests.diagnostic.ceds import answered

LIBRARY = load_library()
CITY = Circumstances(500_000, "upper_middle")
YEARS = Calendar(5)
POSTS = {"lead": 2, "process": 6, "it": 6, "people": 4}


def offered(result, library=LIBRARY, city=CITY, calendar=YEARS):
    return candidates(library, result, 0, city, calendar)


def planned(result, library=LIBRARY):
    """A plan of two years, proven to within a hundredth."""
    two = Calendar(2)
    found = offered(result, library, calendar=two)
    wishes = Wishes(budget=(150_000.0, 150_000.0), posts=POSTS, at_once=4)
    problem = found.problem(limits(wishes, found, library.skills, two), np.ones(2))
    return found, optimise(problem, seconds=60, gap=0.01)


def test_points_of_steps_are_what_the_engine_adds():
    low = answered(2)
    found = offered(low)
    starts = np.zeros(len(found.solutions), dtype=np.int64)

    scores = forecast(low, 0, found, starts, 5).scores("ceds")

    assert scores[0] == pytest.approx(low.scores("ceds")[0])
    assert scores[-1] - scores[0] == pytest.approx(sum(climb.points for climb in found.climbs), rel=0.02)


def test_a_city_that_has_everything_is_offered_nothing():
    assert climbs(answered(5), 0, LIBRARY.solutions.values()) == ()


def test_no_solution_is_offered_for_an_answer_that_stands_as_high_already():
    assert all(climb.points > 0 for climb in climbs(answered(3), 0, LIBRARY.solutions.values()))
    assert not any(
        climb.to <= 3
        for climb in climbs(answered(3), 0, LIBRARY.solutions.values())
        if climb.question == "gov_lead_person"
    )


def test_a_price_that_should_fall_is_led_downwards():
    [step] = [one for one in climbs(answered(2), 0, LIBRARY.solutions.values()) if one.question == "net_price"]

    assert step.to == 2


def test_what_a_solution_asks_for_is_a_need_only_where_the_city_has_not_got_it():
    low, high = offered(answered(1)), offered(answered(4))
    asking = {one.key for one in LIBRARY.solutions.values() if one.asks}

    assert {low.solutions[need.of].key for need in low.needs} == asking
    assert all(ask.least > 4 for need in high.needs for ask in high.solutions[need.of].asks if ask.least > 4)
    assert len(high.needs) < len(low.needs)


def test_money_and_posts_lie_in_the_periods_of_the_work():
    found = offered(answered(2), calendar=Calendar(8, months=3))
    place = found.place("office_network")
    solution, priced = LIBRARY.solutions["office_network"], cost(LIBRARY, LIBRARY.solutions["office_network"], CITY)
    work = int(found.lasts[place])

    assert work == np.ceil(solution.months / 3)
    assert found.cost[place, :work].sum() == pytest.approx(priced.once.middle)
    assert found.cost[place, work:] == pytest.approx([priced.a_year.middle / 4] * (8 - work))
    taken = sum(stage.months * posts for stage in solution.stages for posts in stage.posts.values())
    assert found.posts[place, :, :work].sum() * 3 == pytest.approx(taken)


def test_work_costs_less_where_pay_is_lower_and_devices_cost_the_same_everywhere():
    solution = LIBRARY.solutions["building_permits"]
    rich, poor = (cost(LIBRARY, solution, Circumstances(500_000, income)) for income in ("high", "low"))
    own = cost(LIBRARY, solution, Circumstances(500_000, "high", {"developer": 1.0}))

    assert poor.once.low < rich.once.low / 1.5
    assert own.once.low < poor.once.low
    assert rich.once.low <= rich.once.middle <= rich.once.high


def test_a_larger_city_pays_more_but_not_in_proportion():
    small, large = (
        cost(LIBRARY, LIBRARY.solutions["building_permits"], Circumstances(n, "high")) for n in (50_000, 5_000_000)
    )

    assert small.once.low < large.once.low < 100 * small.once.low


def test_the_plan_keeps_to_the_money_and_raises_the_score():
    result = answered(2)
    found, roadmap = planned(result)

    assert roadmap.proof in {Proof.OPTIMAL, Proof.GAP}
    assert roadmap.gap <= 0.01
    assert forecast(result, 0, found, roadmap.starts, 2).scores("ceds")[-1] > result.scores("ceds")[0] + 5


def test_a_solution_that_is_taken_out_of_the_library_changes_the_plan():
    result = answered(2)
    found, roadmap = planned(result)
    chosen = [one.key for place, one in enumerate(found.solutions) if roadmap.starts[place] < NEVER]
    without = {key: one for key, one in LIBRARY.solutions.items() if key != chosen[0]}

    other, changed = planned(result, replace(LIBRARY, solutions=without))

    again = [one.key for place, one in enumerate(other.solutions) if changed.starts[place] < NEVER]
    assert chosen[0] not in again
    assert changed.value < roadmap.value * (1 + 0.01)
