"""Fields that are not ours."""

from django import forms

from hanse.ui.forms import Form, TextField, adopted
from hanse.ui.forms.adopted import adopted_problems
from tests.ui.page import read


class Foreign(forms.Form):
    login = forms.EmailField(label="E-mail", help_text="The one you signed up with.")
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    remember = forms.BooleanField(label="Remember me", required=False)
    note = forms.CharField(widget=forms.Textarea)
    colour = forms.ChoiceField(choices=[("b", "Blue"), ("g", "Green")])
    size = forms.ChoiceField(choices=[("s", "Small"), ("l", "Large")], widget=forms.RadioSelect)
    next = forms.CharField(widget=forms.HiddenInput, initial="/")


def test_a_line_keeps_its_type_hint_value_and_problem():
    group = read(adopted(Foreign({"login": "nobody"})["login"]))
    control = group.one("input")
    assert (control.attrs["type"], control.attrs["value"], control.attrs["autocomplete"]) == (
        "email",
        "nobody",
        "username",
    )
    assert "Enter a valid email address." in group.one("p", "govuk-error-message").text
    assert "The one you signed up with." in group.text


def test_a_password_is_never_sent_back():
    group = read(adopted(Foreign({"password": "correct horse"})["password"]))
    assert group.one("input").attrs["type"] == "password"
    assert "value" not in group.one("input").attrs


def test_a_box_radios_a_select_and_a_text_keep_their_values():
    form = Foreign({"remember": "on", "note": "hello", "colour": "g", "size": "l"})
    assert "checked" in read(adopted(form["remember"])).one("input").attrs
    assert read(adopted(form["note"])).one("textarea").text == "hello"
    assert [o.text for o in read(adopted(form["colour"])).all("option") if "selected" in o.attrs] == ["Green"]
    sizes = read(adopted(form["size"])).all("input")
    assert [radio.attrs["value"] for radio in sizes if "checked" in radio.attrs] == ["l"]


def test_a_hidden_field_stays_hidden():
    assert read(adopted(Foreign()["next"])).one("input").attrs["type"] == "hidden"


def test_our_own_field_draws_itself():
    class Own(Form):
        name = TextField(label="Name")

    assert adopted(Own()["name"]) == str(Own()["name"])


def test_what_is_missing_is_named_by_the_label_that_stands_on_the_page():
    form = Foreign({"note": "hello"})
    assert "Fill in “Your address”." in read(adopted(form["login"], "Your address")).text
    said = [problem.text for problem in adopted_problems(Foreign({"note": "hello"}), {"login": "Your address"})]
    assert said[:2] == ["Fill in “Your address”.", "Fill in “Password”."]
