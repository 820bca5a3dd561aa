"""The site's menu: read once and kept for a minute, since every page has it."""

import threading
from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from wagtail.models import Page

from hanse.site.queries.pages import homes

KEPT_S = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A page below home that menus have: its title, and its address below the language."""

    title: str
    address: str


_kept: dict[str, tuple[float, tuple[Entry, ...]]] = {}
_lock = threading.Lock()


def menu(language: str) -> tuple[Entry, ...]:
    """What the menu holds in a language or, where the site has no home in it, in the site's own."""
    kept = _kept.get(language)
    if kept is None or kept[0] < monotonic():
        with _lock:
            kept = _kept[language] = (monotonic() + KEPT_S, _read(language))
    return kept[1]


def forget_menu() -> None:
    """Something was published: this process reads anew at once, others within a minute."""
    _kept.clear()


def _read(language: str) -> tuple[Entry, ...]:
    there = homes()
    home = there.by_language.get(language) or there.by_language.get(settings.LANGUAGE_CODE)
    if home is None:
        return ()
    found = Page.objects.live().child_of(home).filter(show_in_menus=True)
    return tuple(Entry(one.title, there.address(one)) for one in found)
