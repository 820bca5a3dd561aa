"""Search over the whole site: each domain says what of it can be found; one page asks all of them.

A domain registers a finder when it starts (`apps.ready`): `declare_finder("cities", _("Cities"), find_cities)`. It is
given the reader's words and language, returns its best hits first, and shows nobody what is not public.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

MOST = 10
"""Hits of a kind on the page of all kinds."""
LONGEST = 200
_CONFIGURATIONS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_MARK = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; `language` is that of its words, where it is not the reader's."""

    title: str
    href: str
    text: str = ""
    language: str = ""


type Finder = Callable[[str, str], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind."""

    kind: str
    label: str
    hits: Sequence[Hit]


_finders: dict[str, tuple[str | Promise, Finder]] = {}


def declare_finder(kind: str, label: str | Promise, finder: Finder) -> None:
    """Let a kind of thing be found; results come in the order of declaration."""
    _finders[kind] = (label, finder)


def find(words: str, language: str) -> list[Found]:
    """What was found, by kind; kinds without a hit are left out."""
    asked = " ".join(words.split())[:LONGEST]
    if not asked:
        return []
    found = [Found(kind, str(label), finder(asked, language)[:MOST]) for kind, (label, finder) in _finders.items()]
    return [one for one in found if one.hits]


def configuration(language: str) -> str:
    """PostgreSQL's own dictionary for a language: words by their stems; `simple` where it has none."""
    return _CONFIGURATIONS.get(language, "simple")


def has_words(language: str) -> bool:
    """Whether PostgreSQL tells the words of a language apart: in Chinese nothing parts them."""
    return language in _CONFIGURATIONS


def plain(text: str) -> str:
    """Without the accents of Latin letters, which many people do not type."""
    return unicodedata.normalize("NFC", _MARK.sub("", unicodedata.normalize("NFD", text)))
