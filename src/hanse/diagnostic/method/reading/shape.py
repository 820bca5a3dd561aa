"""Whether a file is shaped as the published schema of its kind says."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from jsonschema import Draft202012Validator

from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.yaml.shape import misshapes


@cache
def schema(kind: str = "framework") -> Mapping[str, Any]:
    """The JSON Schema of a kind of file, as editors and other programs use it."""
    text = files("hanse.diagnostic.method").joinpath(f"{kind}.schema.json").read_text(encoding="utf-8")
    return cast("Mapping[str, Any]", json.loads(text))


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def check_shape(source: Files, kind: str = "framework") -> None:
    """Note every deviation from the schema as a problem of `source`."""
    for found in misshapes(_validator(kind), source.value):
        source.fault(found.steps, found.what, do=found.do, key=found.at_key)
