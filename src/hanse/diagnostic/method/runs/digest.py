"""What tells whether two things say the same: SHA-256 of their content, however it is laid out in files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

from hanse.diagnostic.engine.model.framework import Framework
from hanse.kernel.places import Place
from hanse.kernel.texts import Text, Translations

BESIDE = (Text, Translations, Place)
"""What a framework says to people, and where in its files: it may be worded or laid out anew and score the same."""


def framework_digest(framework: Framework) -> str:
    """Of everything in a framework but its wording."""
    return digest_of(_plain(framework))


def digest_of(value: object) -> str:
    """Of JSON values, whatever the order of keys."""
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: object) -> object:
    """Dataclasses, mappings and sequences as JSON values; anything else as it is written.

    A field that says what it says anyway is left out: a rule that a later Hanse knows changes no digest.
    """
    plain = value.value if isinstance(value, Enum) else value
    if plain is None or isinstance(plain, bool | int | str):
        return plain
    if is_dataclass(value) and not isinstance(value, type):
        said = {one.name: own for one in fields(value) if (own := getattr(value, one.name)) != _usual(one)}
        return {name: _plain(one) for name, one in said.items() if not isinstance(one, BESIDE)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items() if not isinstance(one, BESIDE)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value if not isinstance(one, BESIDE)]
    return sorted(map(repr, value)) if isinstance(value, frozenset) else repr(value)


def _usual(one: Field[Any]) -> object:
    """The default of a field; MISSING where it has none."""
    return one.default if one.default_factory is MISSING else one.default_factory()
