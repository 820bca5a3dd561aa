"""A form of Kobo or ODK becomes a procedure that can be used; what was left out is told by row."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from hanse.frame.spec.conditions import condition
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.file.writing import save_procedure
from hanse.frame.spec.file.xlsform.importing import Imported, import_xlsform
from hanse.frame.spec.file.xlsform.sheets import XlsFormError
from hanse.frame.spec.walking.walk import walk
from hanse.questions.spec.question import Check

HEAD = ["type", "name", "label::English (en)", "label::Français (fr)", "hint", "required", "relevant", "constraint",
        "constraint_message", "appearance", "parameters", "default"]  # fmt: skip


def row(kind: str, name: str = "", label: str = "", french: str = "", **more: str) -> list[str]:
    return [kind, name, label, french or label, *(more.get(column, "") for column in HEAD[4:])]


FORM = [
    row("start", "start"),
    row("begin_group", "house", "Your household", "Votre foyer"),
    row("note", "hello", "We ask a few things."),
    row("select_one yn", "Owner", "Do you own it?", "En êtes-vous propriétaire ?", required="yes"),
    row("integer", "rooms", "How many rooms?", "Combien de pièces ?", required="yes", constraint=". > 0 and . <= 50",
        constraint_message="From 1 to 50"),
    row("select_multiple heat", "heating", "How is it heated?", "Quel chauffage ?", relevant="${rooms} > 2", hint="All that apply"),
    row("text", "other-heat", "Which other?", "Lequel ?", relevant="selected(${heating}, 'other')", appearance="multiline"),
    row("end_group"),
    row("begin_group", "more", "More", "Suite", relevant="${Owner} = 'yes'"),
    row("date", "since", "Since when?", "Depuis quand ?", constraint=". <= today()"),
    row("geopoint", "where", "Where is it?", "Où est-ce ?"),
    row("image", "photo", "A photo", "Une photo"),
    row("end_group"),
    row("begin_repeat", "people", "People", "Personnes"),
    row("text", "full_name", "Name", "Nom", required="true"),
    row("decimal", "income", "Income", "Revenu", relevant="${rooms} > 1"),
    row("end_repeat"),
    row("calculate", "total", "", "", parameters=""),
    row("range", "score", "Score", "Note", parameters="start=1 end=10 step=1"),
    row("audio", "sound", "A sound", "Un son"),
    row("text", "late", "Late", "Tard", relevant="${total} > 3", default="x"),
]  # fmt: skip
CHOICES = [["list_name", "name", "label::English (en)", "label::Français (fr)"], ["yn", "yes", "Yes", "Oui"],
           ["yn", "no", "No", "Non"], ["heat", "gas", "Gas", "Gaz"], ["heat", "other", "Other", "Autre"],
           ["heat", "gas", "Gas again", "Gaz"]]  # fmt: skip
SETTINGS = [["form_title", "form_id", "default_language"], ["Household survey", "Household-2026", "English (en)"]]


def written(folder: Path, rows: list[list[str]] = FORM, **sheets: Any) -> Path:
    path = folder / "form.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, lines in {"survey": [HEAD, *rows], "choices": CHOICES, "settings": SETTINGS, **sheets}.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return path


def imported(folder: Path, rows: list[list[str]] = FORM, **sheets: Any) -> Imported:
    return import_xlsform(written(folder, rows, **sheets), calendar=Calendar(country="FR"))


def told(found: Imported) -> str:
    return "\n".join(map(str, found.troubles))


def test_groups_become_sections_and_rows_questions(tmp_path: Path) -> None:
    procedure = imported(tmp_path).procedure

    assert (procedure.key, str(procedure.title)) == ("household_2026", "Household survey")
    asked = {section.key: [one.key for one in section.questions] for section in procedure.sections}
    assert asked["house"] == ["owner", "rooms", "heating", "other_heat"]
    assert asked["more"] == ["since", "where", "photo"]
    kinds = {key: one.kind for key, one in procedure.questions.items()}
    assert kinds | {"owner": "single", "rooms": "number", "heating": "multiple", "since": "date", "where": "place",
                    "photo": "file", "people": "group", "score": "number"} == kinds  # fmt: skip


def test_conditions_constraints_and_what_is_required_are_carried(tmp_path: Path) -> None:
    questions = imported(tmp_path).procedure.questions

    assert questions["heating"].relevant == "rooms > 2"
    assert questions["other_heat"].relevant == 'list contains(heating, "other")'
    assert questions["since"].relevant == 'owner = "yes"'
    assert questions["rooms"].checks[0].when == "rooms > 0 and rooms <= 50"
    assert str(questions["rooms"].checks[0].says) == "From 1 to 50"
    assert questions["since"].checks[0].when == "since <= today"
    assert [questions[key].optional for key in ("owner", "heating")] == [False, True]
    assert questions["other_heat"].lines == 5
    assert (questions["score"].minimum, questions["score"].maximum) == (1, 10)


def test_repeated_groups_become_a_question_with_parts(tmp_path: Path) -> None:
    people = imported(tmp_path).procedure.questions["people"]

    assert [one.kind for one in people.of] == ["text", "number"]


def test_words_are_carried_in_every_language(tmp_path: Path) -> None:
    procedure = imported(tmp_path).procedure
    french = procedure.translations.languages["fr"]

    assert str(procedure.questions["owner"].text) == "Do you own it?"
    assert french[procedure.questions["owner"].text.id] == "En êtes-vous propriétaire ?"
    assert french[procedure.questions["owner"].options[0].text.id] == "Oui"
    assert str(procedure.sections[0].intro) == "We ask a few things."
    assert str(procedure.questions["heating"].how) == "All that apply"


def test_what_is_not_carried_is_told_by_row_with_the_reason(tmp_path: Path) -> None:
    said = told(imported(tmp_path))

    assert "choices, row 6: the option “gas” stands twice in “heat”; the first is kept" in said
    assert "survey, row 17: “relevant” is not carried over" in said
    assert "survey, row 19: “calculate” is not carried over: nothing stands under “calculation”" in said
    assert "survey, row 21: “audio” is not carried over: sound recordings are not taken" in said
    assert "survey, row 22: “default” is not carried over" in said
    assert "survey, row 22: relevant “${total} > 3” is not carried over: it looks at “total”" in said
    assert "texts have no wording in “fr”; “en” stands in texts/fr.yaml for: question.rooms.check.1.says" in said
    assert "state.received.title" not in said
    assert "row 2:" not in said


MARKET = [
    ["type", "name", "label::Français (fr)", "constraint", "calculation", "choice_filter", "relevant", "required"],
    ["text", "e-mail", "Votre adresse", "regex(., '.+@.+')", "", "", "", "yes"],
    ["select_one district", "district", "Quel quartier ?", "", "", "", "", "yes"],
    ["select_one market", "market", "Quel marché ?", "", "", "district = ${district}", "", "yes"],
    ["begin_repeat", "stalls", "Vos étals"],
    ["decimal", "length", "Longueur", ". <= 12", "", "", "", "yes"],
    ["decimal", "depth", "Profondeur", ". < ${length}", "", "", "", ""],
    ["calculate", "area", "", "", "${length} * ${depth}"],
    ["end_repeat"],
    ["calculate", "total", "", "", "sum(${area})"],
    ["calculate", "extra", "", "", "if(${total} > 20, 15, 0)"],
    ["note", "told", "Vous payez d’avance."],
    ["text", "why", "Pourquoi tant ?", "", "", "", "${extra} > 0 and count(${stalls}) > 1", ""],
]
PLACES = [
    ["list_name", "name", "label::Français (fr)", "district"],
    ["district", "north", "Nord", ""], ["district", "south", "Sud", ""],
    ["market", "halles", "Halles", "north"], ["market", "quay", "Quai", "north"], ["market", "church", "Église", "south"],
]  # fmt: skip


@pytest.fixture
def market(tmp_path: Path) -> Imported:
    return imported(tmp_path, survey=MARKET, choices=PLACES, settings=[["form_title"], ["Étal"]])


def test_choices_that_depend_on_an_earlier_one_become_a_check(market: Imported) -> None:
    (check,) = market.procedure.questions["market"].checks

    judged = condition(market.procedure, check.when)
    fits = {place: judged.evaluate({"district": "north", "market": place}) for place in ("halles", "quay", "church")}
    assert fits == {"halles": True, "quay": True, "church": False}
    assert str(check.says) == "Choisissez ce qui va avec vos réponses précédentes."


def test_constraints_of_a_repeated_group_become_checks_of_the_whole(market: Imported) -> None:
    longest, deepest = market.procedure.questions["stalls"].checks

    def judged(check: Check, *stalls: dict[str, int | None]) -> object:
        return condition(market.procedure, check.when).evaluate({"stalls": list(stalls)})

    assert judged(longest, {"length": 12}, {"length": 3}) is True
    assert judged(longest, {"length": 3}, {"length": 13}) is False
    assert judged(deepest, {"length": 3, "depth": None}, {"length": 3, "depth": 2}) is True
    assert judged(deepest, {"length": 3, "depth": 4}) is False


def test_what_is_calculated_stands_where_it_is_used(market: Imported) -> None:
    asked = condition(market.procedure, market.procedure.questions["why"].relevant)

    small, large = {"length": 2, "depth": 3}, {"length": 9, "depth": 2}
    assert asked.evaluate({"stalls": [small, large]}) is True
    assert asked.evaluate({"stalls": [small, small]}) is False
    assert asked.evaluate({"stalls": [large | {"length": 12}]}) is False
    assert "“total” is calculated, which is no question: where it is used, this stands: sum(" in told(market)


def test_calculations_of_calculations_end(tmp_path: Path) -> None:
    chain = [["calculate", f"c{n}", "", "", f"${{c{n - 1}}} + ${{c{n - 1}}}"] for n in range(1, 60)]
    survey = [*MARKET[:2], ["integer", "c0", "Combien ?"], *chain]

    found = imported(tmp_path, survey=survey, choices=PLACES, settings=[["form_title"], ["Chaîne"]])

    assert "with what it is calculated from, it would be" in told(found)


def test_a_form_in_french_alone_gives_a_service_in_french(market: Imported) -> None:
    procedure = market.procedure

    assert procedure.translations.default_language == "fr"
    assert [str(one.title) for one in procedure.states] == ["Reçue", "Décidée"]
    assert str(procedure.questions["why"].why) == "Vous payez d’avance."
    assert "no wording" not in told(market)


def test_a_text_called_e_mail_is_an_address(market: Imported) -> None:
    asked = market.procedure.questions["e_mail"]

    assert (asked.kind, asked.checks) == ("email", ())


def test_our_own_words_are_english_where_nobody_has_put_them_into_the_forms_language(tmp_path: Path) -> None:
    survey = [["type", "name", "label::Español (es)"], ["text", "name", "Su nombre"]]

    found = imported(tmp_path, survey=survey, choices=[["list_name", "name"]], settings=[["form_title"], ["Puesto"]])

    assert "no wording in “es”; English stands in procedure.yaml for: section.form.title" in told(found)


def test_the_procedure_can_be_written_read_and_walked(tmp_path: Path) -> None:
    procedure = imported(tmp_path).procedure
    save_procedure(procedure, tmp_path / "household")

    assert read_procedure(tmp_path / "household") == procedure
    found = walk(procedure)
    assert found.faults == ()
    assert [one.ends for one in found.paths] == ["decided"]


def test_a_form_in_one_language_and_without_groups(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label", "required"],
        ["text", "name", "Your name", "yes"],
        ["integer", "paid", "Paid", 1],
    ]

    found = imported(tmp_path, survey=survey, settings=[["form_title"]], choices=[["list_name", "name", "label"]])

    assert [section.key for section in found.procedure.sections] == ["form"]
    assert list(found.procedure.questions)[:2] == ["name", "paid_2"]
    assert found.procedure.translations.languages == {}
    assert found.troubles == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"type,name\ntext,a\n"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)

    with pytest.raises(XlsFormError, match="cannot be read as a workbook"):
        import_xlsform(path, calendar=Calendar(country="FR"))


def test_a_workbook_without_a_survey_says_what_is_missing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "other.xlsx")) as book:
        book.add_worksheet("Sheet1")

    with pytest.raises(XlsFormError, match="has no sheet “survey”"):
        import_xlsform(tmp_path / "other.xlsx", calendar=Calendar(country="FR"))


def test_groups_that_are_not_closed_or_not_opened_are_told(tmp_path: Path) -> None:
    rows = [row("end_group"), row("begin_group", "a", "A"), row("text", "b", "B"), row("note", "bye", "Thank you")]

    said = told(imported(tmp_path, rows))

    assert "survey, row 2: no group is open that could end here" in said
    assert "survey, row 3: the group is not closed" in said
    assert "survey, row 5: the note is not carried over: no question follows it" in said


@pytest.mark.parametrize("language", ["../../evil", "/tmp/evil", "zz (zz-../..)", "Nobody's tongue"])
def test_a_language_that_is_none_names_no_file(tmp_path: Path, language: str) -> None:
    heading = [*HEAD[:3], f"label::{language}", *HEAD[4:]]

    with pytest.raises(ProcedureError, match="is no language"):
        imported(tmp_path, survey=[heading, *FORM])


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_room_is_made_for_all_before_it(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_row(0, 0, HEAD)
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(XlsFormError, match="unpacks to far more"):
        import_xlsform(path, calendar=Calendar(country="FR"))
