"""The two sheets of the roll: stable keys, the words above them, what a cell takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hanse.members.charter.current import charter
from hanse.members.enums import IncomeGroup, Role

MEMBERS, PEOPLE = "members", "people"
TITLES: Mapping[str, Promise] = {MEMBERS: _("Members"), PEOPLE: _("People")}
KEYS_ROW = 1
"""The row of the stable keys, from 0; the words for people stand above it, the rows below."""

type Words = Callable[[str], Mapping[str, str]]
"""Language → what a cell may hold, by key."""


def _nothing(_language: str) -> Mapping[str, str]:
    return {}


def _kinds(language: str) -> Mapping[str, str]:
    return {one.key: str(one.name.in_language(language)) for one in charter().kinds.values()}


def _labels(choices: Any) -> Words:
    return lambda _language: {one.value: str(one.label) for one in choices}


def _languages(_language: str) -> Mapping[str, str]:
    return dict(settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable key, the words above it, a note for who fills it in, and what its cells may hold.

    `clears`: what stands there can be emptied.
    """

    key: str
    title: Promise
    note: Promise | str = ""
    needed: bool = False
    width: int = 18
    words: Words = field(default=_nothing)
    is_day: bool = False
    is_number: bool = False
    clears: bool = False


CLEAR = "-"
"""What a cell holds to empty a value; an empty cell changes nothing. Only of columns that say `clears`."""
_DAY = _("A day, such as 2027-05-31.")
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    MEMBERS: (
        Column("id", _("Number"), _("Of a member that is known already; leave it empty for a new one."), width=38),
        Column("name", _("Name"), needed=True, width=30),
        Column("country", _("Country"), _("Its two letters, such as KR."), needed=True, width=10),
        Column("kind", _("Kind of member"), _("Choose from the list."), words=_kinds, width=22),
        Column("since", _("Member since"), _DAY, is_day=True),
        Column("population", _("Population"), _("Of cities: whole people."), is_number=True, clears=True),
        Column(
            "income_group",
            _("Income group"),
            _("Of cities: choose from the list."),
            words=_labels(IncomeGroup),
            clears=True,
        ),
        Column("latitude", _("Latitude"), _("Of cities: degrees, such as 36.12."), is_number=True, clears=True),
        Column("longitude", _("Longitude"), _("Of cities: degrees, such as 128.34."), is_number=True, clears=True),
        Column("website", _("Website"), width=30, clears=True),
    ),
    PEOPLE: (
        Column("member", _("Member"), _("Its name, as on the other sheet."), needed=True, width=30),
        Column("country", _("Country"), _("Its two letters, such as KR."), needed=True, width=10),
        Column("email", _("E-mail address"), needed=True, width=34),
        Column("name", _("Name"), width=26),
        Column("role", _("Role"), _("Choose from the list."), needed=True, words=_labels(Role)),
        Column("starts_on", _("First day"), _DAY, is_day=True),
        Column("ends_on", _("Last day"), _("Empty where no end is known."), is_day=True, clears=True),
        Column("language", _("Language"), _("Of letters: choose from the list."), words=_languages),
    ),
}
