import itertools

import pytest

from tests.feel.evaluation import feel

TRUTH = {"true": True, "false": False, "null": None, "7": None}


def conjunction(values):
    return False if False in values else None if None in values else True


def disjunction(values):
    return True if True in values else None if None in values else False


@pytest.mark.parametrize("count", [2, 3])
def test_and_or_follow_three_valued_logic_with_anything_else_as_null(count):
    for words in itertools.product(TRUTH, repeat=count):
        values = [TRUTH[word] for word in words]
        assert feel(" and ".join(words)) is conjunction(values), words
        assert feel(" or ".join(words)) is disjunction(values), words


@pytest.mark.parametrize(("condition", "expected"), [("true", 1), ("false", 2), ("null", 2), ("7", 2)])
def test_if_takes_the_then_only_when_true(condition, expected):
    assert feel(f"if {condition} then 1 else 2") == expected


def test_only_the_chosen_branch_is_evaluated():
    assert feel("if a = 0 then null else 1 / a", a=4) == feel("0.25")
    assert feel("if a = 0 then 0 else 1 / a", a=0) == 0
