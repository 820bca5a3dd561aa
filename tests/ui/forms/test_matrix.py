import pytest

from hanse.ui.forms import Choice, Form, MatrixField
from tests.ui.page import read

ROWS = [Choice("tax", "Taxation", hint="All of it."), Choice("permits", "Permits")]
COLUMNS = [("no", "Not there"), ("full", "Everywhere")]


class Systems(Form):
    systems = MatrixField(label="How used?", rows=ROWS, columns=COLUMNS)


class Some(Form):
    systems = MatrixField(label="How used?", rows=ROWS, columns=COLUMNS, required=False)


def test_each_row_is_a_group_of_its_own_with_its_name():
    groups = read(Systems()).all(role="radiogroup")
    page = read(Systems())
    assert [page.one(id=group.attrs["aria-labelledby"]).text for group in groups] == ["Taxation All of it.", "Permits"]
    assert [{radio.attrs["name"] for radio in group.all("input")} for group in groups] == [
        {"systems-tax"},
        {"systems-permits"},
    ]


def test_every_radio_has_its_columns_name_as_label():
    page = read(Systems())
    for radio in page.all("input"):
        column = dict(COLUMNS)[radio.attrs["value"]]
        assert page.one("label", for_=radio.attrs["id"]).text == column


def test_answers_are_row_to_column():
    form = Systems({"systems-tax": "no", "systems-permits": "full"})
    assert form.is_valid()
    assert form.cleaned_data["systems"] == {"tax": "no", "permits": "full"}
    chosen = [radio.attrs["id"] for radio in read(form).all("input") if "checked" in radio.attrs]
    assert chosen == ["id_systems-tax", "id_systems-permits-2"]


@pytest.mark.parametrize(
    ("sent", "problem", "focus"),
    [
        ({}, "Answer the row “Taxation” and 1 other.", "id_systems-tax"),
        ({"systems-tax": "no"}, "Answer the row “Permits”.", "id_systems-permits"),
        (
            {"systems-tax": "no", "systems-permits": "XX"},
            "Choose one of the answers offered in each row.",
            "id_systems-tax",
        ),
    ],
)
def test_an_open_row_is_named_and_focus_goes_there(sent, problem, focus):
    form = Systems(sent)
    assert [(one.text, one.href) for one in form.problems()] == [(problem, f"#{focus}")]
    assert read(form).one("input", id=focus)


def test_rows_may_stay_open_where_nothing_is_required():
    form = Some({"systems-tax": "no"})
    assert form.is_valid()
    assert form.cleaned_data["systems"] == {"tax": "no"}
    assert Some({}).is_valid()


def test_two_matrices_do_not_share_their_rows():
    class Other(Form):
        systems = MatrixField(label="How used?", rows=[("civil", "Civil")], columns=COLUMNS)

    assert Other({"systems-civil": "no"}).is_valid()
    assert Systems({"systems-tax": "no", "systems-permits": "no"}).is_valid()


def test_a_stored_answer_is_shown():
    page = read(Systems(initial={"systems": {"tax": "full"}}))
    assert [radio.attrs["id"] for radio in page.all("input") if "checked" in radio.attrs] == ["id_systems-tax-2"]
