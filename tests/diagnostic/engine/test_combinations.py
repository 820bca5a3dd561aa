from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine import combinations
from hanse.diagnostic.engine.answers import NONE_CHOSEN, Choices
from hanse.diagnostic.engine.conditions import computed, fails, holds

OPTIONS = {"plan": (1, 2, 3), "law": ("draft", "passed"), "money": (0, 5)}
TEXTS = (
    "plan >= 2",
    'law = "passed"',
    'plan >= 2 and law = "draft"',
    "plan = null or money > 0",
    "min([plan, money]) >= 1",
    'if law = "passed" then plan + money else money',
)


def choices(**codes: list[int]) -> dict[str, Choices]:
    states = np.zeros(len(next(iter(codes.values()))), dtype=np.int8)
    return {key: Choices(np.array(one, dtype=np.int16), states, OPTIONS[key]) for key, one in codes.items()}


@st.composite
def answered(draw):
    count = draw(st.integers(1, 8))
    return choices(
        **{
            key: draw(st.lists(st.integers(NONE_CHOSEN, len(options) - 1), min_size=count, max_size=count))
            for key, options in OPTIONS.items()
        }
    )


@given(answered())
def test_each_unit_finds_its_own_combination(given_):
    every = combinations.every(*(one.options for one in given_.values()))
    found = every[:, combinations.met(list(given_.values()))]
    np.testing.assert_array_equal(found, [one.codes for one in given_.values()])


def test_every_combination_is_there_once():
    every = combinations.every(OPTIONS["plan"], OPTIONS["law"])
    assert sorted(map(tuple, every.T.tolist())) == sorted(product(range(-1, 3), range(-1, 2)))


def test_many_choices_are_too_many_combinations():
    one = choices(plan=[0])["plan"]
    assert combinations.few([one] * 6)
    assert not combinations.few([one] * 7)
    assert not combinations.few([])


@pytest.mark.parametrize("text", TEXTS)
@given(scope=answered())
def test_a_table_of_combinations_says_what_the_units_themselves_say(text, scope):
    count = len(scope["plan"].codes)
    before = (holds(text, scope, count), fails(text, scope, count), computed(text, scope, count))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(combinations, "MOST", 0)
        after = (holds(text, scope, count), fails(text, scope, count), computed(text, scope, count))
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, other)
