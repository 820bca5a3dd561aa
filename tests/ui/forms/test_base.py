from django.forms import ValidationError

from hanse.ui.forms import Choice, ChoiceField, ChoicesField, Form, NumberField, TextField, YesNoField
from tests.ui.page import read


class Strategy(Form):
    status = ChoiceField(
        label="Is there a strategy?", choices=[Choice("no", "No"), Choice("yes", "Yes", reveal="year")]
    )
    year = NumberField(label="In which year?", minimum=1990)
    note = TextField(label="A note", required=False)


def test_what_need_not_be_filled_in_says_so_and_nothing_is_marked_as_required():
    form = read(Strategy())
    assert form.one("label", for_="id_note").text == "A note (optional)"
    assert "required" not in form.one("input", id="id_note").attrs


def test_what_a_button_may_ask_for_does_not_call_itself_optional():
    class Refusing(Form):
        reason = TextField(label="Why", required=False, says_optional=False)

    assert read(Refusing()).one("label", for_="id_reason").text == "Why"
    assert Refusing({"reason": ""}).is_valid()


def test_a_revealed_field_stands_inside_its_choice_and_nowhere_else():
    form = read(Strategy())
    inside = form.one(id="conditional-id_status-2")
    assert inside.one("input", name="year")
    assert len(form.all("input", name="year")) == 1


def test_a_choice_that_reveals_says_so_in_its_label():
    assert read(Strategy()).one("label", for_="id_status-2").text == "Yes (asks one thing more)"


def test_a_revealed_field_is_asked_only_where_its_choice_is_made():
    assert Strategy({"status": "no", "year": "nonsense"}).is_valid()
    assert Strategy({"status": "no", "year": "2001"}).data["year"]
    form = Strategy({"status": "yes", "year": ""})
    assert list(form.errors) == ["year"]
    answered = Strategy({"status": "yes", "year": "2001"})
    assert answered.is_valid()
    assert answered.cleaned_data["year"] == 2001


def test_what_was_typed_in_a_field_no_longer_revealed_is_not_taken():
    form = Strategy({"status": "no", "year": "2001"})
    assert form.is_valid()
    assert form.cleaned_data["year"] is None


def test_a_field_revealed_by_one_of_several_choices():
    class Reach(Form):
        ways = ChoicesField(label="How?", choices=[Choice("web", "Web", reveal="site"), Choice("desk", "Desk")])
        site = TextField(label="Which site?")

    assert list(Reach({"ways": ["web", "desk"]}).errors) == ["site"]
    assert Reach({"ways": ["desk"]}).is_valid()


def test_a_field_revealed_by_yes():
    class Plan(Form):
        any = YesNoField(label="Is there a plan?", reveal_yes="name")
        name = TextField(label="What is it called?")

    assert list(Plan({"any": "yes"}).errors) == ["name"]
    assert Plan({"any": "no"}).is_valid()


def test_problems_come_in_the_order_of_the_page_and_lead_to_their_controls():
    class Late(Strategy):
        def clean(self):
            raise ValidationError("The round is closed.")

    problems = Late({"status": "yes", "year": "x"}).problems()
    assert problems[0].text == "The round is closed."
    assert [problem.href for problem in problems] == ["", "#id_year"]


def test_a_missing_value_is_asked_for_by_its_own_name():
    assert Strategy({}).errors["status"] == ["Choose an answer to “Is there a strategy?”."]
    assert Strategy({"status": "yes"}).errors["year"] == ["Fill in “In which year?”."]


def test_hint_and_problem_are_tied_to_the_control():
    class Named(Form):
        name = TextField(label="Name", hint="As on a certificate.")

    group = read(Named({"name": ""})["name"])
    described = group.one("input").attrs["aria-describedby"].split()
    assert [group.one(id=key).text for key in described] == ["As on a certificate.", "Error: Fill in “Name”."]
    assert "govuk-form-group--error" in group.children[0].classes


def test_a_heading_is_the_pages_h1():
    class One(Form):
        name = TextField(label="What is your name?", heading=True)
        way = ChoiceField(label="Which way?", heading=True, choices=[("a", "A")])

    assert read(One()["name"]).one("h1").one("label").text == "What is your name?"
    assert read(One()["way"]).one("legend").one("h1").text == "Which way?"


def test_words_of_a_person_are_escaped():
    class Named(Form):
        name = TextField(label="<b>Name</b>", hint="<i>hint</i>")

    html = str(Named({"name": '"><script>'})["name"])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_further_attributes_reach_the_control():
    class Saved(Form):
        name = TextField(label="Name", inside={"hx-post": "/save/"})

    assert read(Saved()).one("input").attrs["hx-post"] == "/save/"
