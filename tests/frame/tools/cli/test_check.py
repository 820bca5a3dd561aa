"""Faults end with 1 and stand with their place; warnings are told, and end with 0."""

import re
from pathlib import Path

import pytest

from hanse.frame.tools.carried import templates
from tests.frame.tools.cli.running import run


@pytest.mark.parametrize("name", templates())
def test_every_template_is_sound_and_nothing_is_to_be_bettered(name: str) -> None:
    found = run("check", templates()[name])

    assert found.exit_code == 0
    assert re.search(rf"^{name} \d+\.\d+\.\d+ is sound\.$", found.output, re.MULTILINE)


def test_every_fault_is_told_at_once_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    run("new", "theirs", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    text = head.read_text().replace("target: granted", "target: grantd").replace("take: refuse", "take: refse")
    head.write_text(text)
    line = 1 + next(number for number, one in enumerate(text.splitlines()) if one.strip() == "- key: grant")

    found = run("check", tmp_path / "ours", tmp_path / "theirs")

    assert found.exit_code == 1
    assert f"{head}:{line}:5: transition grant: " in found.output
    assert "refse" in found.output
    assert "ours: 2 faults. Mend them and try again." in found.output
    assert "theirs 1.0.0 is sound.\n" in found.output


def test_a_missing_translation_is_a_fault_with_the_words_to_translate(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    (tmp_path / "ours/texts").mkdir()
    (tmp_path / "ours/texts/fr.yaml").write_text("title: Chien\n")

    found = run("check", tmp_path / "ours")

    assert found.exit_code == 1
    assert "there is no “fr” for “What is your name?” (key question.name.text)" in found.output


def test_warnings_are_no_faults(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    head.write_text(head.read_text().replace("by: office\n", "by: office\n    when: wish = null\n", 1))

    found = run("check", tmp_path / "ours")

    assert found.exit_code == 0
    assert "warning: transition grant: can never be taken: its condition “wish = null” was never true" in found.output
    assert found.output.endswith("ours 1.0.0 is sound, with 2 warnings.\n")


def test_of_a_short_text_it_says_how_many_parts_it_makes_in_each_language(tmp_path: Path) -> None:
    run("new", "ours", "--in", tmp_path)
    head = tmp_path / "ours/procedure.yaml"
    short = "received:\n  short: 'Case {number}: {link}'\n"
    head.write_text(head.read_text().replace("received:\n", short, 1))

    found = run("check", tmp_path / "ours")

    assert "note: received, short: an SMS of 1 part (en; GSM-7, 146 of 160 characters)" in found.output, found.output


def test_without_a_browser_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "ours", "--in", tmp_path)
    monkeypatch.setenv("HANSE_CHROMIUM", str(tmp_path / "none"))

    found = run("check", "--pages", tmp_path / "ours")

    assert found.exit_code == 1
    assert "HANSE_CHROMIUM names" in found.output
