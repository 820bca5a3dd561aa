"""The handbook lies in a file with its picture beside it, in a language of the service."""

from pathlib import Path

import pytest
from lxml import etree

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from tests.frame.tools.cli.running import run


@pytest.mark.parametrize("name", templates())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_template_has_a_handbook_with_its_picture(name: str, language: str, tmp_path: Path) -> None:
    found = run("docs", templates()[name], "--out", tmp_path / "book/ours.md", "--language", language)

    assert found.exit_code == 0
    assert found.output.splitlines() == [f"{tmp_path}/book/ours.{kind} is written." for kind in ("md", "svg")]
    page = (tmp_path / "book/ours.md").read_text()
    procedure = read_procedure(templates()[name])
    assert page.startswith(f"# {procedure.translations.wording(procedure.title, language)}\n")
    assert "](ours.svg)" in page
    assert etree.parse(tmp_path / "book/ours.svg").getroot().get("lang") == language
    assert ("For those who apply" in page) == (language == "en")
    assert ("For those who work on cases" in page) == (language == "en")


@pytest.mark.parametrize(
    ("more", "said"), [(["a.txt"], "must end in .md"), (["a.md", "--language", "xx"], "does not speak")]
)
def test_what_cannot_be_done_is_said(tmp_path: Path, more: list[str], said: str) -> None:
    found = run("docs", templates()["appointment"], "--out", tmp_path / more[0], *more[1:])

    assert found.exit_code == 2
    assert said in " ".join(found.output.split())
    assert list(tmp_path.iterdir()) == []
