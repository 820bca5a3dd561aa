"""The content that a network begins with, as its folder holds it: a tree of addresses, a file a page and language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

HOME = "home"


class ManuscriptError(Exception):
    """A folder of content that cannot be used; the message names the file, the fault and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its kind (a block's name) and its value as the file says it; text is HTML already."""

    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A page in one language. `said` is what the page's kind asks for beyond that, such as a day."""

    title: str
    summary: str
    parts: Sequence[Part]
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the tree: its address (empty: home), its kind, whether menus have it, and its words by language."""

    address: str
    kind: str
    menu: bool
    manuscripts: Mapping[str, Manuscript]

    @property
    def above(self) -> str:
        return self.address.rpartition("/")[0]

    @property
    def slug(self) -> str:
        return self.address.rpartition("/")[2]
