"""What a colleague has saved stands in words, for the fields alone in which something else was typed."""

from datetime import date
from decimal import Decimal

from hanse.ui.forms import (
    CheckField,
    ChoicesField,
    DateField,
    Form,
    HiddenVersionField,
    NumberField,
    PartsField,
    TextField,
    saved_otherwise,
)


class Page(Form):
    title = TextField(label="Title")
    topics = ChoicesField(label="Topics", choices=[("a", "Water"), ("b", "Roads")], required=False)
    shown = CheckField(label="Shown", required=False)
    version = HiddenVersionField(required=False)


def test_only_what_differs_is_told_in_words() -> None:
    saved = {"title": "Mine", "topics": ["a", "b"], "shown": True, "version": 2}
    assert saved_otherwise(Page({"title": "Mine", "topics": ["b"], "version": "1"}, initial=saved)) == [
        ("Topics", "Water and Roads"),
        ("Shown", "Yes"),
    ]
    lines = saved_otherwise(Page({"title": "Mine", "topics": ["a"]}, initial={"title": "Yours", "topics": []}))
    assert lines == [("Title", "Yours"), ("Topics", "–")]


class Plan(Form):
    due = DateField(label="Due", required=False)
    money = PartsField(label="Money", fields={str(year): NumberField(label=f"Year {year}") for year in (1, 2)})


def test_days_and_numbers_are_told_as_people_write_them() -> None:
    saved = {"due": date(2027, 9, 30), "money": {"1": Decimal("4E+5"), "2": 0}}
    typed = {"due-day": "30", "due-month": "9", "due-year": "2027", "money-1": "400000", "money-2": "0"}

    assert saved_otherwise(Plan(typed, initial=saved)) == []
    assert saved_otherwise(Plan({**typed, "due-day": "1", "money-2": "5"}, initial=saved)) == [
        ("Due", "30 September 2027"),
        ("Money", "Year 1: 400,000 and Year 2: 0"),
    ]
