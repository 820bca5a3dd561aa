import pytest

from hanse.ui.forms import CheckField, Choice, ChoiceField, ChoicesField, Form, YesNoField
from tests.ui.page import read


class Asked(Form):
    stage = ChoiceField(label="Stage", choices=[Choice("a", "First", hint="The beginning."), Choice("b", "Second")])
    country = ChoiceField(label="Country", select=True, choices=[("KR", "Korea"), ("FR", "France")])
    ways = ChoicesField(label="Ways", choices=[("web", "Web"), ("desk", "Desk"), Choice("none", "None", alone=True)])
    plan = YesNoField(label="Plan?", required=False)
    agree = CheckField(label="I agree")


def test_radios_carry_their_hints_and_the_choice_made():
    group = read(Asked({"stage": "a"})["stage"])
    first, second = group.all("input", type="radio")
    assert "checked" in first.attrs
    assert "checked" not in second.attrs
    assert group.one(id=first.attrs["aria-describedby"]).text == "The beginning."
    assert group.one("legend").text == "Stage"


def test_the_problems_link_leads_to_the_first_radio():
    form = Asked({})
    href = next(problem.href for problem in form.problems() if "stage" in problem.href)
    assert read(form["stage"]).all("input")[0].attrs["id"] == href[1:]


def test_a_select_begins_with_no_choice():
    options = read(Asked()["country"]).all("option")
    assert [option.text for option in options] == ["Choose one", "Korea", "France"]
    assert options[0].attrs["value"] == ""
    chosen = read(Asked({"country": "FR"})["country"]).all("option")
    assert [option.text for option in chosen if "selected" in option.attrs] == ["France"]


def test_a_value_that_was_not_offered_is_refused():
    assert "country" in Asked({"country": "XX"}).errors
    assert "ways" in Asked({"ways": ["fax"]}).errors


def test_none_of_these_stands_last_after_or_and_excludes_the_others():
    group = read(Asked()["ways"])
    assert group.one(cls="govuk-checkboxes__divider").text == "or"
    assert group.all("input")[-1].attrs["data-behaviour"] == "exclusive"
    assert Asked({"ways": ["none", "web"]}).errors["ways"] == ["Choose “None” or other options, not both."]
    assert "ways" not in Asked({"ways": ["none"]}).errors
    assert "ways" not in Asked({"ways": ["web", "desk"]}).errors


@pytest.mark.parametrize(("sent", "value"), [("yes", True), ("no", False), ("", None)])
def test_yes_and_no_are_true_and_false(sent, value):
    form = Asked({"plan": sent})
    form.is_valid()
    assert form.cleaned_data["plan"] is value


def test_a_stored_no_is_shown_as_no():
    radios = read(Asked(initial={"plan": False})["plan"]).all("input")
    assert [radio.attrs["value"] for radio in radios if "checked" in radio.attrs] == ["no"]


def test_a_box_that_must_be_ticked_says_so():
    assert Asked({}).errors["agree"] == ["Tick the box “I agree” to go on."]
    form = Asked({"agree": "on"})
    form.is_valid()
    assert form.cleaned_data["agree"] is True
    assert "checked" in read(form["agree"]).one("input").attrs
