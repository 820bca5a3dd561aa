"""What can be found on the site: each domain declares its kinds of things when it starts (`apps.ready`).

A kind either hands over its texts, which the one index of the site keeps, or finds by itself. Either way what was found
is a key; what a reader sees of it is asked for last, so that nobody is shown what is not public any more.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Text:
    """What one thing says in one language. `title` and `summary` tell what it is about; `body` is all else."""

    key: str
    language: str
    title: str
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; `language` is that of its words, where it is not the reader's."""

    title: str
    href: str
    text: str = ""
    language: str = ""


type Show = Callable[[Sequence[Any], str], Mapping[Any, Hit]]
"""Of the keys those that everybody may see now, as somebody reads of them in a language."""
type Find = Callable[[str, str], Sequence[Hashable]]
"""The keys that hold the words, best first, for a reader of a language; a finder's own keys may be of any type."""
type Texts = Callable[[], Iterable[Text]]
"""Every text that everybody may see now."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things; it has `texts`, or else `find`."""

    key: str
    label: str | Promise
    show: Show
    texts: Texts | None = None
    find: Find | None = None


_ORDER = ("pages", "services", "tools", "members")
"""In which readers look through them; others come after these."""
_kinds: dict[str, Kind] = {}


def declare_texts(key: str, label: str | Promise, texts: Texts, show: Show) -> None:
    """Let things be found by their texts, which are kept in the index: see `index` for what to do as they change."""
    _kinds[key] = Kind(key, label, show, texts=texts)


def declare_finder(key: str, label: str | Promise, find: Find, show: Show) -> None:
    """Let things be found that are looked through otherwise."""
    _kinds[key] = Kind(key, label, show, find=find)


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda one: _ORDER.index(one.key) if one.key in _ORDER else len(_ORDER))


def indexed() -> Iterator[tuple[str, Texts]]:
    """The kinds whose texts the index keeps."""
    return ((one.key, one.texts) for one in _kinds.values() if one.texts)
