"""A step costs about the same whatever is done in it: no function and no form is so dear that its limits do not hold."""

import time

import pytest

from hanse.feel.builtins.table import BUILTINS
from hanse.feel.errors import FeelLimitError
from hanse.feel.expressions import parse
from hanse.feel.limits import Limits
from tests.feel.costs import CALLS, FORMS, endless, values
from tests.feel.evaluation import feel, why

STEPS = 25_000
SECONDS = 0.25
"""Ten microseconds a step: several times what is measured, for a machine that does other things as well."""
VALUES = values()


@pytest.mark.parametrize("text", [*FORMS.values(), *(text for calls in CALLS.values() for text in calls)])
def test_a_step_is_not_dear(text):
    rule = parse(endless(text), names=VALUES, limits=Limits(steps=STEPS, pattern_seconds=SECONDS / 5))
    assert any(seconds_until_stopped(rule) < SECONDS for _turn in range(4))  # a collection of garbage is not its cost


def seconds_until_stopped(rule):
    started = time.process_time()
    with pytest.raises(FeelLimitError):
        rule.explain(VALUES)
    return time.process_time() - started


def test_every_function_is_measured():
    assert set(CALLS) == set(BUILTINS)


@pytest.mark.parametrize(
    ("rounds", "body"), [(100_000, "i"), (10_000, "i * 2 + 1 - i / 3"), (5_000, "[i, {a: i, b: string(i)}]")]
)
def test_what_people_write_stays_within_the_limits(rounds, body):
    assert feel(f"count(for i in 1..{rounds} return {body})") == rounds


def test_what_one_element_is_asked_of_a_long_list_costs_little():
    assert feel("count(for i in 1..10000 return xs[i])", xs=list(range(10_000))) == 10_000


@pytest.mark.parametrize(
    "text",
    ['substring("abc", 9e6000)', 'substring("abc", -9e6000)', "sublist([1], 9e6000)", "insert before([1], 9e6000, 1)",
     "decimal(1, 9e6000)", "[1][9e6000]", "date(9e6000, 1, 1)", '@"P1D" * 9e5999', "for i in [9e6000..1] return i"],
)  # fmt: skip
def test_positions_beyond_all_digits_are_null_and_said(text):
    told = why(text)
    assert told.value is None
    assert len(str(told)) < 200


def test_numbers_beyond_all_digits_are_even():
    assert [feel("odd(9e6000)"), feel("even(9e6000)")] == [False, True]
