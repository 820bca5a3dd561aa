"""The solutions that Hanse carries are plausible beside one another, and lead as far as the questions go."""

import re
from collections.abc import Iterator, Mapping

import pytest

from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.roadmap.pricing import REFERENCE, Circumstances, Cost, cost
from hanse.diagnostic.method.library.loader import load_library
from tests.diagnostic.ceds import CEDS, NODES

LIBRARY = load_library()
SOLUTIONS = list(LIBRARY.solutions.values())
RICH = Circumstances(REFERENCE, "high")

NOT_LED_TO_THE_TOP: Mapping[str, str] = {}
"""Question → why no solution leads it to its last option."""

RUNNING_IS_THE_WORK = {
    "staff_site": "a subscription for every colleague, beside a small set-up",
    "courses_and_devices": "teachers and tariffs of each year",
    "tools_for_others": "it pays the upkeep of what others made",
}
"""Solutions that cost more in a year than once, and why."""

BY_THE_HEAD = {"device", "course", "licence", "helper", "line", "campaign"}
"""Rates of what a larger city needs more of."""


def priced(one: Solution) -> Cost:
    return cost(LIBRARY, one, RICH)


def reached() -> dict[str, set[float]]:
    """Question → the answers to which solutions bring it."""
    found: dict[str, set[float]] = {}
    for one in SOLUTIONS:
        for move in one.moves:
            found.setdefault(move.question, set()).add(move.to)
    return found


def test_every_choice_is_led_to_its_last_option_or_says_why_not():
    led, choices = reached(), [one for one in CEDS.questions if one.kind == "single"]
    short = {one.key for one in choices if max(led.get(one.key, {0})) < max(option.value for option in one.options)}

    assert short == set(NOT_LED_TO_THE_TOP)


def shares(key: str, answers: set[float]) -> Iterator[float]:
    """How far along the scale of a number the answers lie, 1 where its measure is full."""
    measure = NODES[key]
    low, high = measure.rules.normalise.low, measure.rules.normalise.high
    for answer in answers:
        along = (answer - low) / (high - low)
        yield along if measure.direction > 0 else 1 - along


def test_every_number_is_led_to_four_fifths_of_its_scale_at_least():
    led, numbers = reached(), [one.key for one in CEDS.questions if one.kind == "number"]

    assert [key for key in numbers if max(shares(key, led.get(key, set())), default=0) < 0.8] == []


def test_whoever_leads_to_the_last_option_asks_for_what_leads_there():
    tops = [one for one in SOLUTIONS if any(move.to == 5 and is_choice(move.question) for move in one.moves)]

    assert [one.key for one in tops if sum(ask.least >= 3 for ask in one.asks) < 3] == []


def is_choice(question: str) -> bool:
    return any(one.key == question and one.kind == "single" for one in CEDS.questions)


@pytest.mark.parametrize("asked", ["infra_payment_exists", "infra_identity_exists"])
def test_what_is_paid_or_personal_online_asks_for_payment_and_identity(asked):
    personal = ["tax_account", "licences_online", "certificates_online", "building_permits", "resident_account"]

    assert [key for key in personal if asked not in {ask.question for ask in LIBRARY.solutions[key].asks}] == []


def test_bands_are_wide_enough_to_be_honest_and_narrow_enough_to_be_of_use():
    bands = {one.key: priced(one).once for one in SOLUTIONS}

    assert [key for key, band in bands.items() if not 1.5 <= band.high / band.low <= 3.3] == []


def test_money_is_in_proportion_to_months():
    a_month = {one.key: priced(one).once.middle / one.months for one in SOLUTIONS}

    assert {key: round(money) for key, money in a_month.items() if not 2_000 <= money <= 130_000} == {}


def test_short_ones_are_cheap_and_the_dearest_take_long():
    assert [one.key for one in SOLUTIONS if one.months <= 5 and priced(one).once.middle > 50_000] == []
    assert [one.key for one in SOLUTIONS if one.months < 15 and priced(one).once.middle > 800_000] == []
    assert max(priced(one).once.high for one in SOLUTIONS) < 4_000_000


def test_what_runs_costs_less_in_a_year_than_it_cost_once():
    dear = {one.key for one in SOLUTIONS if priced(one).a_year.middle > priced(one).once.middle}

    assert dear == set(RUNNING_IS_THE_WORK)


def test_own_staff_is_in_proportion_to_months():
    for one in SOLUTIONS:
        posts = [sum(stage.posts.values()) for stage in one.stages]
        work = sum(each * stage.months for each, stage in zip(posts, one.stages, strict=True))
        assert 0.25 <= work / one.months <= 3.2, one.key
        assert min(posts) > 0, one.key
        assert max(posts) <= 4, one.key
        assert 0 < sum(one.after.values()) <= 5, one.key


def test_what_is_counted_by_the_head_grows_with_the_city_and_setting_up_less():
    lines = [(one.key, item) for one in SOLUTIONS for item in (*one.one_off, *one.yearly)]

    assert [key for key, item in lines if item.rate in BY_THE_HEAD and item.grows < 0.2] == []
    assert [key for key, item in lines if item.rate == "developer" and item.grows > 0.5] == []


def test_pay_rises_with_the_income_group():
    wages = [LIBRARY.incomes[key].wages for key in ("low", "lower_middle", "upper_middle", "high")]

    assert wages == sorted(set(wages))
    assert wages[-1] == 1


def test_published_figures_say_a_sum_and_who_published_it_when():
    beside = {one.key: one.basis.compared for one in SOLUTIONS if one.basis.compared}
    figures = [each for compared in beside.values() for each in compared]

    assert len(beside) >= 20
    assert [each.source for each in figures if not re.search(r"\b(19|20)\d\d\b|without date", each.source)] == []
    assert [each.source for each in figures if not re.search(r"\d", each.says.default)] == []
    assert len({each.url for each in figures}) == len(figures)
