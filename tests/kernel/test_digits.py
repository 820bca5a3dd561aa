import pytest

from hanse.kernel.digits import whole_number


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("42", 42), ("٢٠٢٦", 2026), ("999999999", 999_999_999)])
def test_digits_of_every_script_are_read(typed, number):
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "²", "1e3", " 7", "1_000", "1234567890", "9" * 5000, "٩" * 5000])
def test_anything_else_is_no_number_and_no_error(typed):
    assert whole_number(typed) is None
