from decimal import Decimal

import pytest
from django.utils import translation

from hanse.ui.forms import Form, MoneyField, NumberField, parse_number
from tests.ui.page import read


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("en", "1,234.5", "1234.5"),
        ("en", "1,234", "1234"),
        ("en", "12.5", "12.5"),
        ("en", "12,5", "12.5"),
        ("en", "1,234,567", "1234567"),
        ("en", "-3", "-3"),
        ("en", "\u22123", "-3"),
        ("en", ".5", "0.5"),
        ("fr", "1\u202f234,5", "1234.5"),
        ("fr", "1 234,5", "1234.5"),
        ("fr", "1,234", "1.234"),
        ("fr", "12.5", "12.5"),
        ("es", "1.234,5", "1234.5"),
        ("es", "1.234", "1234"),
        ("ru", "1\xa0234,5", "1234.5"),
        ("ar", "١٬٢٣٤٫٥", "1234.5"),
        ("ar", "١٢٣", "123"),
        ("zh-hans", "１２３", "123"),
        ("en", "1'234.5", "1234.5"),
    ],
)
def test_a_number_is_read_as_people_type_it(language, typed, value):
    with translation.override(language):
        assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", "many", "12 cities", "1.2.3,4", "NaN", "Infinity", "1e999999999", "9" * 31, "--1"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError):
        parse_number(typed)


class Share(Form):
    share = NumberField(label="Share", unit="%", decimals=1, minimum=0, maximum=Decimal(100))


@pytest.mark.parametrize("typed", ["55", "55.5", "55 %", "55%"])
def test_a_unit_typed_after_the_number_does_no_harm(typed):
    form = Share({"share": typed})
    assert form.is_valid()
    assert form.cleaned_data["share"] in {Decimal(55), Decimal("55.5")}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("101", "Write a number of 100 or less."),
        ("-1", "Write a number of 0 or more."),
        ("5.55", "Write at most 1 digits after the decimal mark."),
        ("half", "Write a number, in digits, such as 12.5."),
    ],
)
def test_a_number_out_of_its_limits_is_refused_in_words(typed, problem):
    form = Share({"share": typed})
    assert form.errors["share"] == [problem]
    assert read(form).one("input").attrs["value"] == typed, "what was typed is still there"


def test_limits_are_inclusive():
    assert Share({"share": "0"}).is_valid()
    assert Share({"share": "100"}).is_valid()


def test_a_whole_number_takes_no_fraction():
    class Count(Form):
        count = NumberField(label="Count")

    assert Count({"count": "2.5"}).errors["count"] == ["Write a whole number."]
    assert read(Count()).one("input").attrs["inputmode"] == "numeric"


def test_a_stored_number_is_shown_in_the_readers_way_and_comes_back_the_same():
    with translation.override("fr"):
        form = Share(initial={"share": Decimal("55.5")})
        assert read(form).one("input").attrs["value"] == "55,5"
        assert Share({"share": "55,5"}).is_valid()


def test_the_unit_stands_after_the_box_and_the_currency_before():
    class Budget(Form):
        budget = MoneyField(label="Budget", currency="EUR", required=False)

    assert read(Share()).one(cls="govuk-input__suffix").text == "%"
    assert read(Budget()).one(cls="govuk-input__prefix").text == "€"
    form = Budget({"budget": "1,200.50"})
    assert form.is_valid()
    assert form.cleaned_data["budget"] == Decimal("1200.50")
    assert Budget({"budget": ""}).is_valid()
