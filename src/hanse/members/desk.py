"""What waits for the secretariat and its regional offices: a slot, which each domain fills when the site starts.

A domain counts what of its own there is to do for whoever looks, and says where that lies.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hanse.identity.public import Viewer
from hanse.ui import formats
from hanse.ui.values import Tile


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait: how many, what they are, and the list that holds just these."""

    number: int
    words: str
    href: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A part of the start page; `links` are words and where they lead, whether or not anything waits."""

    title: str
    lines: tuple[Waiting, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def tiles(self) -> list[Tile]:
        """What waits; where nothing of a kind does, it is left out."""
        return [Tile(formats.number(one.number), one.words, one.detail, one.href) for one in self.lines if one.number]


type Maker = Callable[[Viewer, str], Iterable[Card]]
_makers: dict[str, Maker] = {}


def show_on_desk(key: str, make: Maker) -> None:
    """`make(viewer, language)` gives the domain's cards, and none for who has nothing to do with them."""
    _makers[key] = make


def cards_for(viewer: Viewer, language: str) -> list[Card]:
    """In the order in which the domains came: those that lie lower first."""
    return [card for make in _makers.values() for card in make(viewer, language)]
