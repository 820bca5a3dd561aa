"""A service is read without the site whose code its outcomes are; the site itself insists on them."""

from pathlib import Path
from shutil import copytree

import pytest

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.folders import read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "service"
    copytree(templates()["report_street_problem"], made)
    head = made / "procedure.yaml"
    line = next(line for line in head.read_text().splitlines() if line.startswith("    target: "))
    head.write_text(head.read_text().replace(line, f"{line}\n    outcome: call_the_crew", 1))
    return made


def test_an_outcome_is_taken_as_named(folder):
    assert [*read_folder(folder).outcomes] == ["call_the_crew"]
    assert read_folder(folder / "procedure.yaml") == read_folder(folder)


def test_the_site_refuses_one_that_its_code_does_not_have(folder):
    with pytest.raises(ProcedureError, match="call_the_crew"):
        read_procedure(folder)


@pytest.mark.parametrize("text", ["transitions: 3\n", "transitions: [3, {outcome: [a]}]\n", "- a\n", "a: [\n", ""])
def test_a_file_of_another_shape_is_refused_with_its_faults(folder, text):
    (folder / "procedure.yaml").write_text(text)
    with pytest.raises(ProcedureError):
        read_folder(folder)
