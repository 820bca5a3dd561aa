"""`hanse new`, as a newcomer calls it and mistypes it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hanse.host.cli.new import new


def call(*arguments: str) -> tuple[int, str]:
    run = CliRunner().invoke(new, list(arguments))
    return run.exit_code, run.output


def test_it_names_the_city_by_its_folder_and_says_what_comes_next(tmp_path: Path):
    code, said = call(str(tmp_path / "port-of-call"), "--hanse", "hanse==0.1.0", "--country", "jp")

    assert code == 0, said
    assert "make demo" in said
    settings = (tmp_path / "port-of-call" / "city" / "settings.py").read_text()
    assert '"Port Of Call"' in settings
    assert '"Asia/Tokyo"' in settings
    assert "country: JP" in (tmp_path / "port-of-call" / "services" / "street_tree" / "procedure.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--colour", "red"], "is no colour"),
        (["--colour", "#ffd84d"], "a contrast of 1."),
        (["--languages", "en,tlh"], "must name some of en, fr"),
        (["--languages", ","], "must name some of en, fr"),
        (["--country", "ZZ"], "is no country"),
        (["--hanse", "no/such.whl"], "There is no Hanse in no/such.whl"),
        (["--update"], "is no project that hanse new has made"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(tmp_path: Path, arguments, words):
    code, said = call(str(tmp_path / "city"), *arguments)

    assert code != 0
    assert words in " ".join(said.replace("│", " ").split())
    assert not (tmp_path / "city").exists()


def test_without_a_folder_it_asks_for_one_and_makes_nothing_here(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, said = call()

    assert code == 2
    assert "hanse new my-city" in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "letter").write_text("mine")

    code, said = call(str(tmp_path), "--hanse", "hanse==0.1.0")

    assert code == 1
    assert "nothing is overwritten" in said
    assert [file.name for file in tmp_path.iterdir()] == ["letter"]
