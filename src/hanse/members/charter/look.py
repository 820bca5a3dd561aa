"""What a network is called and looks like, as its network.toml says under [network]."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hanse.host.scaffold.colour import ENOUGH, contrast_with_white
from hanse.members.charter.words import Words

COLOUR = {"type": "string", "pattern": "^#[0-9a-f]{6}$"}
_FILE = {"type": "string", "pattern": r"^[a-z0-9_-]+\.svg$"}


@dataclass(frozen=True, slots=True)
class Look:
    """`name` is what everybody calls it; `colours` run from the first to the last, empty: those of the platform.

    `emblem` and `icon` are files in the folder `static` beside the network's file; empty: the platform's.
    `address` is where letters on paper reach its secretariat, its lines parted by newlines; empty: it takes none.
    """

    name: str
    full_name: Words
    strapline: Words | None = None
    colours: tuple[str, ...] = ()
    emblem: str = ""
    icon: str = ""
    address: str = ""


def schema(words: Mapping[str, Any]) -> dict[str, Any]:
    """The shape of `[network]`; `words` is that of a wording in each language."""
    return {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 60},
            "full_name": words,
            "strapline": words,
            "address": {"type": "string", "minLength": 1, "maxLength": 300},
            "colours": {"type": "array", "items": COLOUR, "minItems": 1, "maxItems": 3},
            "emblem": _FILE,
            "icon": _FILE,
        },
        "required": ["name", "full_name"],
        "additionalProperties": False,
    }


def faults(given: Mapping[str, Any]) -> Iterator[str]:
    """What no schema can say."""
    for colour in given.get("colours", ()):
        if contrast_with_white(colour) < ENOUGH:
            yield f"network, colours: white words cannot be read on {colour}. Choose a darker one."


def look_of(given: Mapping[str, Any]) -> Look:
    strapline = Words(given["strapline"]) if "strapline" in given else None
    return Look(
        name=given["name"],
        full_name=Words(given["full_name"]),
        strapline=strapline,
        colours=tuple(given.get("colours", ())),
        emblem=given.get("emblem", ""),
        icon=given.get("icon", ""),
        address=given.get("address", ""),
    )
