"""FEEL over answers of every kind."""

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import Choices, Matrices, Numbers, Sets, State, Truths, numbers, texts
from hanse.diagnostic.engine.conditions import check, computed, fails, holds, names_in
from hanse.feel.errors import FeelError

GIVEN, GONE = State.GIVEN, State.MISSING
STATES = np.array([GIVEN, GIVEN, GONE], dtype=np.int8)
SCOPE = {
    "people": numbers([100, 400, np.nan]),
    "land": texts(["A", "B", None]),
    "member": Truths(np.array([1.0, 0.0, 1.0]), np.zeros(3, dtype=np.int8)),
    "level": Choices(np.array([0, 2, -1], dtype=np.int16), STATES, (1, 2, 3)),
    "status": Choices(np.array([0, 1, -1], dtype=np.int16), STATES, ("draft", "law")),
    "parts": Sets(np.array([[True, False], [True, True], [False, False]]), STATES, ("goals", "budget")),
    "channels": Matrices(np.array([[0, 1], [1, -1], [-1, -1]], dtype=np.int16), STATES, ("phone", "desk"), (1, 2)),
}
NULL = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people > 200", [False, True, NULL]),
        ('land = "A"', [True, False, False]),
        ("land = null", [False, False, True]),
        ("member", [True, False, True]),
        ("level >= 2", [False, True, NULL]),
        ('status = "law"', [False, True, False]),
        ('status in ("law", "draft")', [True, True, False]),
        ('list contains(parts, "budget")', [False, True, NULL]),
        ("count(parts) >= 2", [False, True, NULL]),
        ("channels.phone = 2", [False, True, False]),
        ("channels.desk >= 2 and level >= 1", [True, NULL, NULL]),
        ("not(people > 200) or member", [True, False, True]),
        ("1 = 1", [True, True, True]),
    ],
)
def test_conditions(text, expected):
    assert holds(text, SCOPE, 3).tolist() == [one is True for one in expected]
    assert fails(text, SCOPE, 3).tolist() == [one is False for one in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people / level", [100, 400 / 3, np.nan]),
        ("sqrt(people)", [10, 20, np.nan]),
        ("log(people - 100)", [np.nan, np.log(300), np.nan]),
        ("exp(0)", [1, 1, 1]),
        ("max(level, channels.phone)", [1, 3, np.nan]),
        ("if people > 200 then 1 else 0", [0, 1, 0]),
    ],
)
def test_formulas(text, expected):
    np.testing.assert_allclose(computed(text, SCOPE, 3), expected)


def test_a_formula_gives_an_array_of_its_own():
    computed("1", SCOPE, 3)[0] = 7
    assert computed("1", SCOPE, 3).tolist() == [1, 1, 1]


def test_the_inputs_that_a_condition_looks_at():
    assert names_in("channels.phone = 2 and channels.desk = 1 or people > 1", SCOPE) == ("channels", "people")


@pytest.mark.parametrize(
    "text", ["people >", "nobody > 1", 'people = "many"', 'status = "laws"', "for x in [1] return x"]
)
def test_what_arrays_cannot_compute_is_refused(text):
    with pytest.raises(FeelError):
        check(text, {"people": ("number", ()), "status": ("coded", ("draft", "law"))})


def test_one_unit_alone_is_as_in_company():
    one = {"people": Numbers(np.array([400.0]), np.array([GIVEN], dtype=np.int8))}
    assert holds("people > 200", one, 1).tolist() == [True]
