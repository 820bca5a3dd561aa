"""Every template goes out in every format that it has; what is missing is asked for."""

import json
from pathlib import Path

import pytest
import rdflib
from jsonschema import Draft202012Validator
from lxml import etree

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from tests.frame.tools.cli.running import run

SITE = ("--site", "https://city.example.org/services/", "--authority", "City of Example")
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"

every_template = pytest.mark.parametrize("name", templates())


@every_template
def test_every_template_is_bpmn_a_picture_and_a_schema(name: str, tmp_path: Path) -> None:
    for form in ("bpmn", "svg", "schema"):
        found = run("export", templates()[name], "--as", form, "--out", tmp_path / form)
        assert found.output == f"{tmp_path / form} is written.\n"
    procedure = read_procedure(templates()[name])

    process = etree.parse(tmp_path / "bpmn").find(f"{BPMN}process")
    assert process is not None
    assert process.get("id") == name
    words = "".join(etree.parse(tmp_path / "svg").getroot().itertext())
    assert str(procedure.title) in words
    schema = json.loads((tmp_path / "schema").read_text())
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {one.key for section in procedure.sections for one in section.questions}


@every_template
def test_every_template_is_described_for_catalogues(name: str) -> None:
    found = run("export", templates()[name], "--as", "cpsv", *SITE)
    graph = rdflib.Graph().parse(data=found.output, format="turtle")
    assert rdflib.URIRef(f"https://city.example.org/services/{name}") in set(graph.subjects())

    found = run("export", templates()[name], "--as", "dcat", *SITE)
    register = read_procedure(templates()[name]).register
    if register and register.public:
        assert found.exit_code == 0
        assert len(rdflib.Graph().parse(data=found.output, format="turtle")) > 10
    else:
        assert found.exit_code == 1
        assert "public register" in found.output


def test_some_templates_have_a_public_register_and_some_have_none() -> None:
    registers = [read_procedure(folder).register for folder in templates().values()]
    assert len({bool(one and one.public) for one in registers}) == 2


def test_a_language_is_chosen() -> None:
    folder = templates()["building_permit"]
    assert "Le parcours d’un dossier" in run("export", folder, "--as", "svg", "--language", "fr").output
    assert "The way of a case" in run("export", folder, "--as", "svg").output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--as", "cpsv"], 2, "give --site and --authority as well"),
        (["--as", "svg", "--language", "xx"], 1, "the service does not speak “xx”; it speaks: en, fr"),
        (["--as", "word"], 2, "'word' is not one of 'bpmn', 'svg', 'schema', 'openapi', 'cpsv', 'dcat'"),
        (["--as", "cpsv", "--site", "no address", "--authority", "x"], 1, "is no address"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str) -> None:
    found = run("export", templates()["appointment"], *words)

    assert found.exit_code == code
    assert said in " ".join(found.output.split())
