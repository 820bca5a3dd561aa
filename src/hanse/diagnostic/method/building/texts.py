"""Texts of a framework: each gets an id made of the stable keys around it."""

import re
from collections.abc import Mapping
from typing import Any

from hanse.kernel.texts import Text

_SPACE = re.compile(r"[ \t\n]+")
"""Space that wraps lines in a file. A no-break space (French puts one before “?”) is part of the wording."""


def flowed(wording: str) -> str:
    """The wording on one line; one with paragraphs stays as it is."""
    return wording.strip() if "\n\n" in wording else _SPACE.sub(" ", wording).strip()


class Texts:
    """Makes texts, and remembers every id, so that translations can be checked for completeness."""

    def __init__(self) -> None:
        self.made: dict[str, Text] = {}

    def make(self, identity: str, wording: str) -> Text:
        text = Text(identity, flowed(wording))
        self.made[identity] = text
        return text

    def maybe(self, identity: str, block: Mapping[str, Any], name: str) -> Text | None:
        """The text under `name`, when the block has one."""
        return self.make(f"{identity}.{name}", block[name]) if name in block else None

    def title(self, identity: str, block: Mapping[str, Any]) -> Text:
        """The title of an item; its key stands in where the file gives none."""
        return self.make(f"{identity}.title", block["title"]) if "title" in block else Text("", str(block["key"]))
