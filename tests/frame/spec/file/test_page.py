"""The page about the file says what is true: its example is a service that works, and its fault is told like that."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.spec.playing import play
from hanse.frame.spec.walking.walk import walk

PAGE = (Path(__file__).parents[4] / "doc" / "develop" / "procedure-file.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:yaml)?\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLE = next(block for block in BLOCKS if block.startswith("format: 1"))


def test_the_example_is_a_service_that_works() -> None:
    procedure = parse_procedure(EXAMPLE)

    for scenario in procedure.scenarios:
        play(procedure, scenario)
    found = walk(procedure)
    assert found.faults == ()
    assert {one.ends for one in found.paths} == {"granted", "refused"}


def test_the_fault_is_told_as_the_page_shows_it() -> None:
    shown = next(block for block in BLOCKS if block.startswith("the procedure"))
    with pytest.raises(ProcedureError) as refused:
        parse_procedure(EXAMPLE.replace("target: granted", "taget: granted"), "dog_licence/procedure.yaml")

    assert str(refused.value) == shown.rstrip("\n")


def test_the_translations_of_the_page_are_of_texts_that_there_are() -> None:
    sheet = next(block for block in BLOCKS if block.startswith("question:"))

    with pytest.raises(ProcedureError) as refused:
        parse_procedure(EXAMPLE, texts=[("fr", "texts/fr.yaml", sheet)])
    assert "question.name.text" not in str(refused.value)
    assert "there is no “fr” for “Dog licence” (key title)" in str(refused.value)


@pytest.mark.parametrize("named", re.findall(r"`(hanse\.[\w.]+)", PAGE))
def test_what_the_page_names_is_there(named: str) -> None:
    try:
        import_module(named)
    except ModuleNotFoundError:
        module, _, name = named.rpartition(".")
        assert hasattr(import_module(module), name)
