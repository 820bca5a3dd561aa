"""Frozen values that the pages of identity read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hanse.identity.holdings import Holding, holdings, word_for
from hanse.identity.models import User
from hanse.ui import formats
from hanse.ui.values import Column, Row

# What a browser says of itself holds the names of others too: the first that is found is the right one.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Device:
    """Where a person is signed in, as she can recognise it."""

    id: int
    name: str
    address: str
    since: datetime
    is_this: bool


def device_of(session: Any) -> Device:
    """A session of the sign-in library."""
    name = device_name(session.user_agent)
    return Device(session.pk, name, session.ip, session.created_at, session.is_current())


def device_name(said: str) -> str:
    """Browser and system, from what a browser says of itself; what nobody knows is called so."""
    browser = next((name for mark, name in BROWSERS.items() if mark in said), _("Unknown browser"))
    system = next((name for mark, name in SYSTEMS.items() if mark in said), "")
    return f"{browser}, {system}" if system else browser


@dataclass(frozen=True, slots=True)
class HeldSection:
    """What one table holds on a person: how many rows, and the first of them as columns and cells."""

    title: str
    number: int
    columns: Sequence[Column]
    rows: Sequence[Row]


EMPTY: Sequence[object] = (None, "", [], {})
SHOWN = 20
"""Rows of a table on the page; the file holds all."""


def held_on(user: User) -> list[HeldSection]:
    return [_section(one, told) for one in holdings() if (told := one.told(user))]


def kept_after_erasure(user: User) -> list[tuple[str, str]]:
    """What stays of hers when her account is erased, and why; only what there is."""
    return [(str(one.what), str(one.stays)) for one in holdings() if one.stays and one.rows(user).exists()]


def _section(holding: Holding, told: Sequence[Mapping[str, object]]) -> HeldSection:
    """Rows need not have the same columns: what somebody asked is told otherwise than what she answered."""
    names, options = list(dict.fromkeys(name for one in told for name in one)), holding.options()
    rows = [Row([_cell(_read(name, one.get(name), options.get(name, {}))) for name in names]) for one in told[:SHOWN]]
    return HeldSection(str(holding.what), len(told), [Column(word_for(name)) for name in names], rows)


def _read(column: str, value: object, options: Mapping[object, str]) -> object:
    """Codes in words: languages, roles, and what is one of a choice."""
    if not isinstance(value, str) or not value:
        return value
    if column == "language":
        return formats.language_name(value)
    return _(value.capitalize()) if column == "role" else options.get(value, value)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.date(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value in EMPTY:
        return formats.NOTHING
    if isinstance(value, dict):
        said = {word_for(str(name)): _cell(one) for name, one in value.items() if one not in EMPTY}
        return "; ".join(f"{name}: {words}" for name, words in said.items())
    return "; ".join(map(_cell, value)) if isinstance(value, list | tuple) else str(value)
