from datetime import date

import pytest


def entry(plan, key):
    return next(one for one in plan.entries if one.key == key)


def test_what_is_paid_once_and_what_runs_make_the_money_of_each_period(plan):
    made = [period.total.middle for period in plan.periods]

    assert made == pytest.approx(plan.outlook.money.tolist())
    assert [period.running.high > 0 for period in plan.periods] == [False, True, True]
    assert all(period.once.low < period.once.high for period in plan.periods)
    assert plan.laid_down == 1_200_000


def test_steps_end_one_after_the_other_and_the_last_with_the_solution(plan):
    for one in plan.entries:
        days = [step.ends_on for step in one.steps]
        assert days == sorted(days)
        assert days[-1] == one.line.ends_on


def test_days_that_the_city_set_and_steps_that_are_done_stand(plan):
    one = entry(plan, "basic_protection")

    assert (one.line.starts_on, one.line.ends_on) == (date(2027, 3, 1), date(2027, 8, 31))
    assert [step.is_done for step in one.steps] == [True, *[False] * (len(one.steps) - 1)]


def test_a_solution_under_way_has_its_open_steps_alone_with_their_numbers(plans):
    whole, rest = entry(plans["en"], "document_system"), entry(plans["begun"], "document_system")

    assert [step.number for step in whole.steps] == [1, 2, 3, 4, 5]
    assert [step.number for step in rest.steps] == [3, 4, 5]
    assert rest.steps[0].stage.title == whole.steps[2].stage.title
