"""Read a network.toml: its shape first, then what no schema can say. Everything wrong is told at once."""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from hanse.kernel.yaml.shape import misshapes
from hanse.members.charter import look, reading_dues
from hanse.members.charter.charter import Body, Charter, Kind, Office, Post
from hanse.members.charter.words import Words
from hanse.members.enums import MemberOf, Region, Right

FORMAT = 1
_KEY = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_WORDS = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "minLength": 1}}
_COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$"}
_LINE = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 0}


class CharterError(Exception):
    """A network.toml that cannot be used; the message names every fault, one a line."""


def _entries(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    whole = {"key": _KEY, "name": _WORDS, **properties}
    entry = {"type": "object", "properties": whole, "required": ["key", "name", *required]}
    return {"type": "array", "items": {**entry, "additionalProperties": False}}


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "format": {"const": FORMAT},
        "edition": {"type": "integer", "minimum": 0},
        "kinds": {
            "minItems": 2,
            **_entries(
                ("who", "of", "rights"),
                who=_WORDS,
                of={"enum": MemberOf.values},
                rights={"type": "array", "items": {"enum": Right.values}},
                decided_by=_KEY,
                meanwhile=_KEY,
                delegates=_NUMBER,
            ),
        },
        "bodies": _entries((), most=_NUMBER),
        "posts": _entries(
            ("years",),
            years={"type": "integer", "minimum": 1},
            least=_NUMBER,
            most=_NUMBER,
            fees_paid={"type": "boolean"},
            notice_days=_NUMBER,
        ),
        "offices": _entries(
            ("country", "serves"),
            country=_COUNTRY,
            serves={"type": "array", "minItems": 1, "items": {"anyOf": [{"enum": Region.values}, _COUNTRY]}},
            since={"type": "integer", "minimum": 1900, "maximum": 2100},
            address=_LINE,
            email={"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"},
            phone=_LINE,
        ),
        "dues": reading_dues.schema(_WORDS),
        "network": look.schema(_WORDS),
    },
    "required": ["format", "edition", "kinds"],
    "additionalProperties": False,
}


def read_charter(path: Path) -> Charter:
    """The charter in a file. Raises CharterError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CharterError(f"{path}: cannot be read ({error}).") from error
    return parse_charter(text, str(path))


def parse_charter(text: str, file: str) -> Charter:
    """The charter in `text`. Raises CharterError."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CharterError(f"{file}: is no TOML: {error}.") from error
    faults = [f"{_way(given, one.steps)}: {one.what}. {one.do}." for one in misshapes(_VALIDATOR, given)]
    faults = faults or list(_faults(given))
    if faults:
        raise CharterError("\n".join(f"{file}: {fault}" for fault in faults))
    return Charter(
        edition=given["edition"],
        kinds=_by_key(given["kinds"], _kind),
        bodies=_by_key(given.get("bodies", ()), _body),
        posts=_by_key(given.get("posts", ()), _post),
        offices=_by_key(given.get("offices", ()), _office),
        dues=reading_dues.dues_of(given["dues"], _kinds_in(given)) if "dues" in given else None,
        look=look.look_of(given["network"]) if "network" in given else None,
    )


_VALIDATOR = Draft202012Validator(SCHEMA)


def _way(given: Any, steps: tuple[str | int, ...]) -> str:
    """“kinds full, rights 2” for ("kinds", 0, "rights", 1); entries are called by their keys."""
    words: list[str] = []
    value = given
    for step in steps:
        value = value[step]
        if isinstance(step, int) and words:
            name = value.get("key", step + 1) if isinstance(value, dict) else step + 1
            words[-1] = f"{words[-1]} {name}"
        else:
            words.append(str(step))
    return ", ".join(words) or "the file"


def _faults(given: Mapping[str, Any]) -> Iterator[str]:
    """What each part says of others that are not there."""
    yield from look.faults(given.get("network", {}))
    for part, taken in (("kinds", "none"), ("bodies", "secretariat"), ("posts", ""), ("offices", "secretariat")):
        keys = [one["key"] for one in given.get(part, ())]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{part} {key}: is there twice. Give each a key of its own."
        if taken in keys:
            yield f"{part} {taken}: means something else already. Choose another key."
    bodies = {one["key"] for one in given.get("bodies", ())}
    kinds = {one["key"]: one for one in given["kinds"]}
    for one in kinds.values():
        yield from _faults_of_kind(one, kinds, bodies)
    for one in given.get("posts", ()):
        if one.get("most") and one.get("least", 0) > one["most"]:
            yield f"posts {one['key']}, least: is more than `most`."
    yield from _faults_of_offices(given.get("offices", ()))
    if "dues" in given:
        yield from reading_dues.faults_of(given["dues"], _kinds_in(given))


def _faults_of_offices(offices: Collection[Mapping[str, Any]]) -> Iterator[str]:
    served: dict[str, str] = {}
    for one in offices:
        for area in one["serves"]:
            if served.setdefault(area, one["key"]) != one["key"]:
                yield f"offices {one['key']}, serves: {area} is served by {served[area]} already. Name it once."


def _kinds_in(given: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(one["key"] for one in given["kinds"])


def _faults_of_kind(
    one: Mapping[str, Any], kinds: Mapping[str, Mapping[str, Any]], bodies: Collection[str]
) -> Iterator[str]:
    key, body, meanwhile = one["key"], one.get("decided_by", ""), one.get("meanwhile", "")
    if body and body not in bodies:
        yield f"kinds {key}, decided_by: there is no body “{body}”. Name one of `bodies`, or leave it out."
    if meanwhile and not body:
        yield f"kinds {key}, meanwhile: nobody decides later. Name a body in `decided_by`, or leave it out."
    if meanwhile and (meanwhile == key or kinds.get(meanwhile, {}).get("of") != one["of"]):
        yield f"kinds {key}, meanwhile: “{meanwhile}” is no other kind for the same applicants."


def _by_key[Part: (Kind, Body, Post, Office)](
    entries: Any, make: Callable[[Mapping[str, Any]], Part]
) -> dict[str, Part]:
    return {one["key"]: make(one) for one in entries}


def _kind(given: Mapping[str, Any]) -> Kind:
    known = {**given, "name": Words(given["name"]), "who": Words(given["who"])}
    rights = frozenset(map(Right, given["rights"]))
    return Kind(**{**known, "of": MemberOf(given["of"]), "rights": rights})


def _body(given: Mapping[str, Any]) -> Body:
    return Body(**{**given, "name": Words(given["name"])})


def _post(given: Mapping[str, Any]) -> Post:
    return Post(**{**given, "name": Words(given["name"])})


def _office(given: Mapping[str, Any]) -> Office:
    return Office(**{**given, "name": Words(given["name"]), "serves": frozenset(given["serves"])})
