"""The published schema agrees with the dataclasses, field by field, and says what each line is for."""

from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.descriptions import DESCRIPTIONS
from hanse.frame.spec.file.forms.blocks import APART
from hanse.frame.spec.file.schema import PUBLISHED, schema, schema_text
from hanse.frame.spec.rules import Calculation, Eligibility, Fee

TABLE = {"table", "givens", "policy", "inputs", "outputs", "notes", "rules"}


def names(kind: type) -> set[str]:
    return {one.name for one in fields(kind)} - APART


def test_the_published_file_is_the_schema() -> None:
    written = "renew it: python -m hanse.frame.spec.file"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), written


def test_the_schema_is_a_schema() -> None:
    assert Draft202012Validator(Draft202012Validator.META_SCHEMA).is_valid(schema())


def test_the_whole_has_a_line_for_each_field() -> None:
    assert set(schema()["properties"]) == names(Declaration) | {"format", "language"}


@pytest.mark.parametrize(
    "kind", [one for one in DESCRIPTIONS if one is not Declaration], ids=lambda kind: kind.__name__
)
def test_each_part_has_a_line_for_each_field_and_each_line_a_description(kind: type) -> None:
    assert set(DESCRIPTIONS[kind]) == names(kind) - {"table"}
    if kind.__name__ in schema()["$defs"]:
        lines = schema()["$defs"][kind.__name__]["properties"]
        assert set(lines) == (names(kind) | TABLE if kind in {Calculation, Eligibility, Fee} else names(kind))
        assert all(line.get("description") for line in lines.values())


def test_every_part_is_described() -> None:
    assert {kind.__name__ for kind in DESCRIPTIONS} >= set(schema()["$defs"]) - {"Text"}
