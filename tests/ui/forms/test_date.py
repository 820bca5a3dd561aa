import datetime as dt

import pytest

from hanse.ui.forms import DateField, Form
from tests.ui.page import read


class Begun(Form):
    on = DateField(label="When?", earliest=dt.date(2000, 1, 1), latest=dt.date(2026, 12, 31))
    until = DateField(label="Until?", required=False)


def typed(day, month, year):
    return {"on-day": day, "on-month": month, "on-year": year}


def test_a_day_is_read_from_its_three_parts():
    form = Begun(typed("27", "3", "2026"))
    assert form.is_valid()
    assert form.cleaned_data == {"on": dt.date(2026, 3, 27), "until": None}


@pytest.mark.parametrize(
    ("parts", "problem", "focus"),
    [
        (("", "", ""), "Fill in “When?”.", "day"),
        (("27", "", "2026"), "The date must include a month.", "month"),
        (("", "", "2026"), "The date must include a day and a month.", "day"),
        (("27", "13", "2026"), "The month must be a number from 1 to 12.", "month"),
        (("27", "3", "26"), "The year must have four digits.", "year"),
        (("31", "2", "2026"), "This month has no such day.", "day"),
        (("27", "March", "2026"), "Write the date in digits, such as 27 3 2026.", "month"),
        (("9" * 30, "3", "2026"), "Write the date in digits, such as 27 3 2026.", "day"),
        (("27", "3", "9" * 5000), "Write the date in digits, such as 27 3 2026.", "year"),
        (("27", "3", "1999"), "The date must be 1 January 2000 or later.", "day"),
        (("27", "3", "2027"), "The date must be 31 December 2026 or earlier.", "day"),
    ],
)
def test_what_is_wrong_is_said_and_focus_goes_to_the_part_that_is(parts, problem, focus):
    form = Begun(typed(*parts))
    assert form.errors["on"] == [problem]
    assert [one.href for one in form.problems()] == [f"#id_on-{focus}"]
    group = read(form["on"])
    wrong = [control.attrs["name"] for control in group.all("input") if "govuk-input--error" in control.classes]
    assert wrong == [f"on-{focus}"]
    assert [control.attrs.get("value", "") for control in group.all("input")] == list(parts)


def test_limits_are_inclusive():
    assert Begun(typed("1", "1", "2000")).is_valid()
    assert Begun(typed("31", "12", "2026")).is_valid()


def test_a_stored_day_is_shown_in_its_parts():
    group = read(Begun(initial={"on": dt.date(2026, 3, 27)})["on"])
    assert [control.attrs["value"] for control in group.all("input")] == ["27", "3", "2026"]
    assert group.one("legend").text == "When?"


def test_digits_of_other_scripts_are_digits():
    form = Begun(typed("٢٧", "٣", "٢٠٢٦"))
    assert form.is_valid()
    assert form.cleaned_data["on"] == dt.date(2026, 3, 27)
