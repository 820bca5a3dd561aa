"""The published JSON Schema of the file, made from the dataclasses."""

import json
from functools import cache
from importlib.resources import files

from jsonschema import Draft202012Validator

from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.forms.words import TEXT_SCHEMA

FORMAT = 1
PUBLISHED = files("hanse.frame.spec.file").joinpath("procedure.schema.json")


@cache
def schema() -> dict[str, Plain]:
    """The schema as it follows from the dataclasses and the kinds of question that are registered."""
    root = procedure_form()
    whole = root.definition()
    head = {
        "format": {"description": "The format of this file.", "const": FORMAT},
        "language": {"description": "The language of the texts in this file: en, fr, pt-BR.", "type": "string"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A procedure: an e-government service as a file",
        **whole,
        "properties": {**head, **whole["properties"]},
        "required": ["format", *whole["required"]],
        "$defs": {"Text": TEXT_SCHEMA, **{one.kind.__name__: one.definition() for one in _blocks(root)}},
    }


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def schema_text() -> str:
    """As it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _blocks(root: Block) -> list[Block]:
    """Every block inside, each once, by name."""
    found: dict[str, Block] = {}
    left: list[Form] = [*root.parts()]
    while left:
        form = left.pop()
        if isinstance(form, Block):
            if form.kind.__name__ in found:
                continue
            found[form.kind.__name__] = form
        left.extend(form.parts())
    return [found[name] for name in sorted(found)]
