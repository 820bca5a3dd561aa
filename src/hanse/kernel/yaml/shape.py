"""Whether a document is shaped as a JSON Schema says: every fault in plain words, with the way to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from hanse.kernel.yaml.document import Steps

_KINDS = {
    "object": "a block of `key: value` lines",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


COMMA = "Inside {…} a comma ends a text: put a text that holds one in quotes"


@dataclass(frozen=True, slots=True)
class Misshape:
    """The way to the item, what is wrong, and what to do; `at_key`: it is the item's name that is wrong."""

    steps: Steps
    what: str
    do: str
    at_key: bool = False


type Found = Iterator[tuple[Steps, str, str]]
"""Where, what, and what to do."""


def misshapes(validator: Draft202012Validator, value: object) -> Iterator[Misshape]:
    """Every deviation of `value` from the validator's schema."""
    for error in validator.iter_errors(value):
        explain = _EXPLAINED.get(str(error.validator), _otherwise)
        at_key = error.validator in {"additionalProperties", "propertyNames"}
        for steps, what, do in explain(error, tuple(error.absolute_path)):
            yield Misshape(steps, what, do, at_key)


def _required(error: ValidationError, path: Steps) -> Found:
    for name in cast("Sequence[str]", error.validator_value):
        if name not in cast("Mapping[str, Any]", error.instance):
            yield path, f"“{name}” is missing", f"Add `{name}: …`"


def _unknown(error: ValidationError, path: Steps) -> Found:
    known = cast("Mapping[str, Any]", error.schema).get("properties", {})
    for name in cast("Mapping[str, Any]", error.instance):
        if name not in known:
            do = COMMA if " " in str(name) else nearest(str(name), known)
            yield (*path, name), f"“{name}” is not known here", do


def _choice(error: ValidationError, path: Steps) -> Found:
    wanted = cast("Sequence[Any]", error.validator_value)
    what = f"{shown(error.instance)} is not one of: {', '.join(map(str, wanted))}"
    yield path, what, nearest(str(error.instance), wanted)


def _kind(error: ValidationError, path: Steps) -> Found:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else cast("Sequence[str]", wanted)
    what = f"must be {' or '.join(_KINDS[kind] for kind in kinds)}, is {shown(error.instance)}"
    number = "string" in kinds and isinstance(error.instance, int | float)
    written = str(error.instance).lower() if isinstance(error.instance, bool) else error.instance
    yield path, what, f'Put it in quotes: "{written}"' if number else ""


def _pattern(error: ValidationError, path: Steps) -> Found:
    do = "Begin with a letter; go on with letters, digits and _"
    yield path, f"{shown(error.instance)} is no key", do


def _bound(error: ValidationError, path: Steps) -> Found:
    words = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most", "const": ""}
    bound = f"{words[str(error.validator)]} {error.validator_value}".strip()
    yield path, f"must be {bound}, is {shown(error.instance)}", ""


def _size(error: ValidationError, path: Steps) -> Found:
    limits, given = cast("Mapping[str, Any]", error.schema), cast("Sequence[object]", error.instance)
    if limits.get("minItems") is not None and limits.get("minItems") == limits.get("maxItems"):
        yield path, f"must have {error.validator_value} entries, has {len(given)}", ""
    elif not given:
        yield path, "is empty", "Write something or leave it out"
    else:
        yield path, f"must have {error.validator_value} entries or characters, has {len(given)}", ""


def _twice(_: ValidationError, path: Steps) -> Found:
    yield path, "holds an entry twice", "Keep one"


def _alternatives(error: ValidationError, path: Steps) -> Found:
    """Where exactly one of several lines must stand."""
    words = [one["required"][0] for one in cast("Sequence[Any]", error.validator_value) if "required" in one]
    known = ", ".join(f"“{word}”" for word in words)
    yield path, f"must have exactly one of the lines {known}" if words else error.message, ""


def _otherwise(error: ValidationError, path: Steps) -> Found:
    yield path, error.message, ""


_EXPLAINED: Mapping[str, Callable[[ValidationError, Steps], Found]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "enum": _choice,
    "type": _kind,
    "pattern": _pattern,
    **dict.fromkeys(["minimum", "exclusiveMinimum", "maximum", "const"], _bound),
    **dict.fromkeys(["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"], _size),
    "uniqueItems": _twice,
    "oneOf": _alternatives,
}


def nearest(name: str, known: Mapping[str, Any] | Sequence[Any]) -> str:
    """“Did you mean …?”, or what there is to choose from when that is short enough to read."""
    names = [str(one) for one in known]
    close = get_close_matches(name, names, n=1, cutoff=0.6) or [
        one for one in names if one.casefold() == name.casefold()
    ]
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known: {', '.join(sorted(names))}" if 0 < len(names) <= 12 else ""


def shown(value: object) -> str:
    """A value as a person would point at it."""
    if isinstance(value, Mapping):
        return "a block"
    if isinstance(value, list):
        return "a list"
    text = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else f"“{value}”"
    return text if len(text) <= 60 else f"{text[:58]}…”"
