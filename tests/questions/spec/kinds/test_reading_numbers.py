from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.questions.spec.kinds.reading_numbers import Doubt, read_number


@pytest.mark.parametrize(
    ("words", "decimals", "number"),
    [
        ("1234", 0, "1234"),
        ("1 234", 0, "1234"),
        ("1\u202f234,5", 1, "1234.5"),
        ("1,234.5", 1, "1234.5"),
        ("1.234,5", 1, "1234.5"),
        ("1'234.50", 2, "1234.50"),
        ("1,234", 0, "1234"),
        ("1.234", 0, "1234"),
        ("1.234", 3, "1.234"),
        ("1.234", None, "1.234"),
        ("0,123", 3, "0.123"),
        ("1,234,567", None, "1234567"),
        ("12,5", 1, "12.5"),
        ("−3", 0, "-3"),
        ("+3", 0, "3"),
        ("١٢٣٤٫٥", 1, "1234.5"),
        ("１２", 0, "12"),
    ],
)
def test_numbers_as_people_write_them(words, decimals, number):
    assert read_number(words, decimals=decimals) == Decimal(number)


@pytest.mark.parametrize("words", ["1,234", "12.345"])
def test_a_number_with_two_readings_is_not_guessed(words):
    assert read_number(words, decimals=1) is Doubt.TWO_READINGS


@pytest.mark.parametrize(
    "words", ["", "abc", "1,2,3", "1.2,3.4", "12,34,567", "--1", "1-", "0x10", "½", "9" * 41, "1,23.4"]
)
def test_what_is_no_number_is_not_read(words):
    assert read_number(words, decimals=2) is Doubt.NOT_A_NUMBER


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", ".", " ", "\u00a0", "'"]))
def test_grouped_whole_numbers_are_read_back(number, separator):
    assert read_number(f"{number:,}".replace(",", separator), decimals=0) == number
