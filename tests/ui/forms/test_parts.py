"""Fields of parts: what is read, cleaned and said, each at its part."""

import pytest
from django.http import QueryDict

from hanse.ui.forms import DateField, EntriesField, FilesField, Form, HeldFile, NumberField, PartsField, TextField


class Files(FilesField):
    def held(self, value):
        return [HeldFile(one, f"{one}.pdf", 1000) for one in value or ()]


def person(**more):
    fields = {"name": TextField(label="Name"), "born": DateField(label="Born")}
    return PartsField(label="Who?", fields=fields, **more)


class Asked(Form):
    who = person()
    other = person(required=False)
    all = EntriesField(
        label="All", fields={"name": TextField(label="Name"), "n": NumberField(label="N", required=False)}
    )
    plans = Files(label="Plans", most=2, required=False)


GOOD = "who-name=Ana&who-born-day=1&who-born-month=5&who-born-year=2015&all-entries=2&all-0-name=x&all-1-name=y"


def test_parts_are_read_and_cleaned():
    form = Asked(QueryDict(GOOD))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["who"]["born"].isoformat() == "2015-05-01"
    assert form.cleaned_data["other"] is None
    assert [one["name"] for one in form.cleaned_data["all"]] == ["x", "y"]


def test_each_problem_leads_to_its_part():
    form = Asked(QueryDict("who-born-day=1&who-born-month=13&who-born-year=2015&all-entries=1&all-0-name=x&all-0-n=y"))
    assert [(one.text, one.href) for one in form.problems()] == [
        ("Fill in “Name”.", "#id_who-name"),
        ("The month must be a number from 1 to 12.", "#id_who-born-month"),
        ("Write a number, in digits, such as 12.", "#id_all-0-n"),
    ]
    assert 'id="id_who-name-error"' in str(form["who"])


@pytest.mark.parametrize(
    ("pressed", "left"), [("remove:all:0", ["y"]), ("remove:all:1", ["x"]), ("add:all", ["x", "y"])]
)
def test_a_button_removes_an_entry(pressed, left):
    form = Asked(QueryDict(f"{GOOD}&do={pressed}"))
    assert [one["name"] for one in form["all"].value()] == left


def test_nobody_sends_more_entries_than_there_may_be():
    assert len(Asked(QueryDict("all-entries=999999"))["all"].value()) == 100
    assert Asked(QueryDict("all-entries=x"))["all"].value() == []


def test_files_that_are_held_come_back_but_for_the_one_removed():
    form = Asked(QueryDict(f"{GOOD}&plans=a&plans=b"))
    assert form["plans"].value() == ["a", "b"]
    assert "plans-upload" not in str(form["plans"]), "two of two are there"
    form = Asked(QueryDict(f"{GOOD}&plans=a&plans=b&do=remove:plans:0"))
    assert form["plans"].value() == ["b"]
    assert 'name="plans-upload"' in str(form["plans"])


def test_a_form_with_files_is_sent_in_parts():
    assert Asked().is_multipart()


def test_a_label_of_safe_markup_stays_so_where_it_is_optional():
    from django.utils.safestring import mark_safe

    class Marked(Form):
        name = TextField(label=mark_safe('<span lang="en">Name</span>'), required=False)

    assert '<span lang="en">Name</span> (optional)' in str(Marked()["name"])
