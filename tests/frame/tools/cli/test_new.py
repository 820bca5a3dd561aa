"""A service begins sound, from the starter, from every template and from a form; nothing is overwritten."""

from pathlib import Path

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.playing import play
from hanse.frame.tools.carried import templates
from tests.frame.spec.file.xlsform.test_importing import written
from tests.frame.tools.cli.running import run


def test_the_starter_is_sound_and_its_tests_hold(tmp_path: Path) -> None:
    found = run("new", "dog_licence", "--in", tmp_path)

    assert found.exit_code == 0
    procedure = read_procedure(tmp_path / "dog_licence")
    assert (procedure.key, str(procedure.title)) == ("dog_licence", "Dog licence")
    assert [play(procedure, one).case.state for one in procedure.scenarios] == ["granted", "refused"]  # type: ignore[union-attr]
    assert run("check", tmp_path / "dog_licence").output == "dog_licence 1.0.0 is sound.\n"


def test_the_starter_explains_each_of_its_parts(tmp_path: Path) -> None:
    run("new", "dog_licence", "--in", tmp_path)
    lines = (tmp_path / "dog_licence/procedure.yaml").read_text().splitlines()

    for part in ("sections", "offices", "states", "transitions", "received", "calendar", "scenarios"):
        assert lines[lines.index(next(one for one in lines if one.startswith(f"{part}:"))) - 1].startswith("# ")


@pytest.mark.parametrize("country", ["jp", "DE", "FR"])
def test_a_country_brings_its_clock(tmp_path: Path, country: str) -> None:
    run("new", "permit", "--in", tmp_path, "--country", country)

    calendar = read_procedure(tmp_path / "permit").calendar
    assert calendar.country == country.upper()
    assert calendar.zone.startswith(("Asia/Tokyo", "Europe/"))


@pytest.mark.parametrize("name", templates())
def test_a_template_is_copied_under_a_key_of_its_own(tmp_path: Path, name: str) -> None:
    assert run("new", "ours", "--from", name, "--in", tmp_path).exit_code == 0

    made = read_procedure(tmp_path / "ours")
    assert made.key == "ours"
    assert made.translations == read_procedure(templates()[name]).translations
    assert (tmp_path / "ours/procedure.yaml").read_text().startswith("# ")


def test_a_form_is_carried_over_and_what_is_not_is_listed_by_row(tmp_path: Path) -> None:
    found = run("new", "household", "--xlsform", written(tmp_path), "--in", tmp_path)

    assert found.exit_code == 0
    assert "note: survey, row " in found.output
    assert read_procedure(tmp_path / "household").key == "household"
    assert (tmp_path / "household/texts/fr.yaml").is_file()


def test_a_file_that_is_no_form_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_text("no workbook")
    found = run("new", "household", "--xlsform", tmp_path / "form.xlsx", "--in", tmp_path)

    assert found.exit_code == 1
    assert "form.xlsx" in found.output
    assert not (tmp_path / "household").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    found = run("new", "ours", "--in", tmp_path)

    assert found.exit_code == 1
    assert "nothing is overwritten" in found.output
    assert list((tmp_path / "ours").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Our-Key"], "“Our-Key” is no key. Begin with a small letter"),
        (["ours", "--from", "nothing"], "There is no template “nothing”. There are: appointment, "),
        (["ours", "--from", "a", "--xlsform", __file__], "not both"),
        (["ours", "--from", "a", "--country", "FR"], "brings its own calendar"),
        (["ours", "--country", "Mars"], "no country whose holidays are known"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(tmp_path: Path, words: list[str], said: str) -> None:
    found = run("new", *words, "--in", tmp_path)

    assert found.exit_code in {1, 2}
    assert said in " ".join(found.output.split())
    assert list(tmp_path.iterdir()) == []
