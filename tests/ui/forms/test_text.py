from hanse.ui.forms import EmailField, Form, HiddenVersionField, LongTextField, PasswordField, TextField
from tests.ui.page import read


class Person(Form):
    name = TextField(label="Name", width=20, autocomplete="name", prefix="Dr")
    email = EmailField(label="E-mail")
    password = PasswordField(label="Password", new=True)
    about = LongTextField(label="About", max_length=50, rows=3)
    notes = LongTextField(label="Notes", required=False)
    version = HiddenVersionField(initial=7)


def test_a_line_of_text():
    box = read(Person({"name": " Ana "})["name"])
    control = box.one("input")
    assert control.attrs["value"] == " Ana "
    assert control.attrs["autocomplete"] == "name"
    assert control.attrs["spellcheck"] == "false"
    assert "govuk-input--width-20" in control.classes
    assert box.one(cls="govuk-input__prefix").text == "Dr"


def test_an_e_mail_address_is_checked_and_brings_its_keyboard():
    control = read(Person()["email"]).one("input")
    assert (control.attrs["type"], control.attrs["autocomplete"]) == ("email", "email")
    assert "email" in Person({"email": "nobody"}).errors


def test_a_password_is_never_sent_back():
    html = str(Person({"password": "correct horse"})["password"])
    assert "correct horse" not in html
    assert read(html).one("input").attrs["autocomplete"] == "new-password"


def test_a_password_keeps_its_spaces():
    form = Person({"password": " two  words "})
    form.is_valid()
    assert form.cleaned_data["password"] == " two  words "


def test_a_limited_text_counts_and_an_unlimited_one_does_not():
    counted = read(Person()["about"])
    assert counted.one(data_module="govuk-character-count").attrs["data-maxlength"] == "50"
    assert "You can write up to 50 characters" in counted.text
    assert counted.one("textarea").attrs["rows"] == "3"
    assert not read(Person()["notes"]).all(data_module="govuk-character-count")


def test_a_text_over_its_limit_is_refused_and_kept():
    form = Person({"about": "x" * 51})
    assert "about" in form.errors
    assert "x" * 51 in read(form["about"]).one("textarea").text


def test_the_version_is_seen_by_nobody():
    field = read(Person()["version"])
    assert field.one("input").attrs == {"type": "hidden", "id": "id_version", "name": "version", "value": "7"}
