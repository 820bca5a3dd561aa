"""Texts of a framework: each gets an id made of the stable keys around it."""

from collections.abc import Mapping
from typing import Any

from hanse.kernel.texts import Text


class Texts:
    """Makes texts, and remembers every id, so that translations can be checked for completeness."""

    def __init__(self) -> None:
        self.made: dict[str, Text] = {}

    def make(self, identity: str, wording: str) -> Text:
        text = Text(identity, " ".join(wording.split()) if "\n\n" not in wording else wording.strip())
        self.made[identity] = text
        return text

    def maybe(self, identity: str, block: Mapping[str, Any], name: str) -> Text | None:
        """The text under `name`, when the block has one."""
        return self.make(f"{identity}.{name}", block[name]) if name in block else None

    def title(self, identity: str, block: Mapping[str, Any]) -> Text:
        """The title of an item; its key stands in where the file gives none."""
        return self.make(f"{identity}.title", block["title"]) if "title" in block else Text("", str(block["key"]))
