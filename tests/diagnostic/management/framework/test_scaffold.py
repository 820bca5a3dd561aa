"""The beginning of a framework."""

import json

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML


def test_nothing_that_is_there_is_overwritten(run, begun):
    before = (begun / "framework.yaml").read_text()
    told = run("new", "parks")
    assert told.exit_code == 1
    assert "is there already. Choose another folder with --into." in told.stderr
    assert (begun / "framework.yaml").read_text() == before


def test_a_title_may_hold_any_sign(run, tmp_path):
    title = 'Parks: "green" & $blue'
    assert run("new", "parks", "--title", title, "--into", tmp_path / "a b").exit_code == 0
    assert f"parks 1: {title}" in run("check", tmp_path / "a b").stdout


def test_a_key_that_is_none_is_refused(run, tmp_path):
    assert "is no key" in run("new", "City Parks").stderr
    assert not (tmp_path / "City Parks").exists()


def test_the_files_agree_with_the_schemas_beside_them(begun):
    """What an editor does with the first line of each file."""
    for file in ("framework.yaml", "questions/foundations.yaml"):
        path = begun / file
        named = path.read_text().split("$schema=")[1].split("\n")[0]
        schema = json.loads((path.parent / named).read_text())
        Draft202012Validator.check_schema(schema)
        value = YAML(typ="safe").load(path.read_text())
        assert list(Draft202012Validator(schema).iter_errors(value)) == []
