"""What waits for the secretariat and its offices, and what was done: slots, which domains fill when the site starts.

A domain counts what of its own there is to do for whoever looks, and says where that lies.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Course:
    """Things of one kind that were done, each on its day; `key` is a word for addresses."""

    key: str
    title: str
    days: Iterable[date]


type Counter = Callable[[], Course]
_counters: dict[str, Counter] = {}


def count_over_time(key: str, counter: Counter) -> None:
    """`counter()` gives what the network's numbers show of a domain."""
    _counters[key] = counter


def done_over_time() -> list[Course]:
    """In the order in which the domains came."""
    return [counter() for counter in _counters.values()]
