from decimal import Decimal
from itertools import product

import pytest

from hanse.feel.expressions import parse
from tests.feel.evaluation import feel, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 - 5 - 3", "2"),
        ("0.1 + 0.2", "0.3"),
        ("10 / 4", "2.5"),
        ("1 / 3", "0.3333333333333333333333333333333333"),
        ("10 ** -5", "0.00001"),
        ("-3 ** 2", "9"),
        ("(10 + 20) / (-5 * 3)", "-2"),
        ("1.2 * 10 ** 3", "1200"),
        ("2 ** 0.5", "1.414213562373095048801688724209698"),
        ("-(-a)", "5"),
        ("0 ** 0", "1"),
        ("0 ** 0.5", "0"),
    ],
)
def test_numbers_have_34_decimal_digits(text, expected):
    assert feel(text, a=5) == Decimal(expected)


def test_strings_add_up():
    assert feel('"a" + "b"') == "ab"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 / 0", "division by zero"),
        ('"a" + 1', "cannot add a string and a number"),
        ("null - 1", "cannot subtract a number from null"),
        ("true * 2", "cannot multiply a boolean by a number"),
        ("[1] ** 2", "cannot raise a list to the power of a number"),
        ("10 ** 7000", "34 digits"),
        ("(-8) ** 0.5", "34 digits"),
        ("0 ** -1", "division by zero: 0 has no negative power"),
        ("(5 - 5) ** (0 - 5)", "division by zero: 0 has no negative power"),
        ('-"a"', "a string has no negative"),
    ],
)
def test_what_cannot_be_calculated_is_null_and_says_why(text, reason):
    explanation = why(text)
    assert explanation.value is None
    assert reason in str(explanation)


AWKWARD = (0, -1, 2, Decimal("0.5"), Decimal("-0.0"), Decimal("9e6144"), Decimal("-9e6144"), Decimal("1e-6143"), 10**33)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "**"])
def test_a_result_is_a_number_or_null_with_its_reason(operator):
    rule = parse(f"a {operator} b", names=["a", "b"])
    for first, second in product(AWKWARD, repeat=2):
        told = rule.explain({"a": first, "b": second})
        assert told.value.is_finite() if told.value is not None else told.reasons, (first, operator, second)
