from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feel.evaluation import feel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("null = null", True),
        ("null != null", False),
        ("false = null", False),
        ('100 = "100"', None),
        ("true = 1", None),
        ("0 = 0.00", True),
        ("12300 = 1.23e4", True),
        ("[1, 2, [3]] = [1, 2, [3]]", True),
        ("[1, 2] = [2, 1]", False),
        ("[] = null", False),
        ("[] = 0", None),
        ('[1] = ["1"]', False),
        ('{a: 1, b: "x"} = {b: "x", a: 1}', True),
        ("{a: 1} = {a: 2}", False),
        ("[1..10] = [1..10]", True),
        ("(1..10] = ]1..10]", True),
        ("[1..2] = [1..3]", False),
        ("(< 10) = (< 10)", True),
        ("(< 10) = (null..10)", False),
        ("(=10) = [10..10]", False),
        ("1 < 2", True),
        ('"a" < "b"', True),
        ("2 >= 2.0", True),
        ("1 < null", None),
        ('1 < "2"', None),
        ("true < false", None),
        ("[1] < [2]", None),
    ],
)
def test_equality_and_order_by_kind(text, expected):
    assert feel(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 in [2, 3, 1]", True),
        ("1 in [2, 3]", False),
        ("1 in [[2..4], [1..3]]", True),
        ("5 in [[2..4], [1..3]]", False),
        ("10 in <= 10", True),
        ("2 in (2..4)", False),
        ("4 in (2..4]", True),
        ("10 in (1, < 5, >= 10)", True),
        ("10 in (1, 5, 9)", False),
        ("10 in !=10", False),
        ("10 in (!=11)", True),
        ("true in [false, 2, 3]", False),
        ('"c" in ("b".."d")', True),
        ("[1, 2] in [[1, 2, 3], [1, 2]]", True),
        ("[1, 2] in =[1, 2]", True),
        ("null in [1..10]", None),
        ("5 in (null..10]", None),
        ('5 in ["a".."b"]', None),
        ("5 in <= null", None),
        ("null in > 5", None),
        ("null in [1, null]", True),
        ("5 in (? > 3, 1)", True),
        ("5 in (? > 7)", False),
        ("5 between 1 and 10", True),
        ("0 between 1 and 10", False),
        ("null between 1 and 10", None),
        ("2 between 1 and null", None),
    ],
)
def test_membership(text, expected):
    assert feel(text) is expected


@pytest.mark.parametrize("value", [2, 2.0, Decimal("2.00")])
@pytest.mark.parametrize(
    ("sign", "expected"), [("=", True), ("!=", False), ("<", False), ("<=", True), (">", False), (">=", True)]
)
def test_an_input_compares_with_a_constant_whatever_python_type_it_came_in(value, sign, expected):
    assert feel(f"a {sign} 2", a=value) is expected
    assert feel(f"2 {sign} a", a=value) is expected


@pytest.mark.parametrize("value", [None, True, "2", [2], float("nan"), Decimal("sNaN"), float("inf")])
def test_an_input_of_another_kind_has_no_order_with_a_number(value):
    assert feel("a >= 2", a=value) is None


def test_a_tenth_as_float_is_a_tenth():
    assert feel("a = 0.1 and a + 0.2 = 0.3", a=0.1) is True


FLOATS = st.floats(-1e6, 1e6) | st.sampled_from([0.1, 0.25, -0.0, 0.30000000000000004, 1e22, 5e-324])


@given(FLOATS, FLOATS, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
def test_a_float_compares_as_the_number_that_it_shows(value, constant, sign):
    written = format(Decimal(repr(abs(constant))), "f")
    expected = feel(f"a {sign} {written}", a=Decimal(repr(value)))
    assert feel(f"a {sign} {written}", a=value) is expected
    assert feel(f"a {sign} {written}0000000000000000000000001", a=value) is feel(
        f"a {sign} {written}0000000000000000000000001", a=Decimal(repr(value))
    )


@pytest.mark.parametrize("value", [0.5, 1, 3, 5, 5.5, None, "3", float("nan")])
def test_an_interval_of_numbers_agrees_with_two_comparisons(value):
    assert feel("a in [1..5]", a=value) is feel("a >= 1 and a <= 5", a=value)
    assert feel("a in ]1..5[", a=value) is feel("a > 1 and a < 5", a=value)
