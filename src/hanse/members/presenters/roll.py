"""What a file of members and people would change, as its page shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.identity.public import Mandate
from hanse.kernel.collation import in_order
from hanse.members.enums import Role
from hanse.members.models import RollIntake
from hanse.members.queries.roll.columns import COLUMNS, MEMBERS, PEOPLE, TITLES
from hanse.members.queries.roll.difference import Change, MemberLine, RoleLine, RollDifference, Sort
from hanse.members.queries.roll.platform import Platform


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One value: what it is, what stands, what would stand."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the file that would be entered or change something; `note` says how it was recognised."""

    key: str
    title: str
    place: str
    changes: tuple[ChangeLine, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one sort, taken together unless one is left out."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RollPage:
    """`same` counts the rows that change nothing; `beside` names what the file has not, which stays."""

    id: UUID
    name: str
    groups: tuple[Group, ...]
    same: int
    members_beside: tuple[str, ...]
    people_beside: tuple[str, ...]
    seen: str


def roll_page(intake: RollIntake, difference: RollDifference, language: str) -> RollPage:
    words = {(sheet, one.key): one.words(language) for sheet in COLUMNS for one in COLUMNS[sheet]}
    titles = {
        f"{MEMBERS}-{Sort.NEW}": _("New members"),
        f"{MEMBERS}-{Sort.CHANGED}": _("Members that change"),
        f"{PEOPLE}-{Sort.NEW}": _("New roles of people"),
        f"{PEOPLE}-{Sort.CHANGED}": _("Roles whose days change"),
    }
    every = [(MEMBERS, one) for one in difference.members] + [(PEOPLE, one) for one in difference.people]
    found: dict[str, list[Entry]] = {key: [] for key in titles}
    for sheet, line in every:
        if line.sort is not Sort.SAME:
            found[f"{sheet}-{line.sort}"].append(_entry(sheet, line, words))
    groups = tuple(Group(key, titles[key], tuple(entries)) for key, entries in found.items() if entries)
    return RollPage(
        id=intake.id,
        name=intake.name,
        groups=groups,
        same=sum(line.sort is Sort.SAME for _sheet, line in every),
        members_beside=tuple(in_order([one.name for one in difference.members_beside])),
        people_beside=tuple(in_order(_beside(difference.people_beside, difference.known))),
        seen=difference.seen,
    )


def _beside(mandates: Iterable[Mandate], known: Platform) -> Iterator[str]:
    for one in mandates:
        if body := known.bodies.get(one.party_id):
            yield f"{body.name}: {one.user} ({Role(one.role).label})"


def _entry(sheet: str, line: MemberLine | RoleLine, words: Any) -> Entry:
    place = _("%(sheet)s, row %(row)s") % {"sheet": TITLES[sheet], "row": line.row.row}
    changes = tuple(_change(sheet, one, words) for one in line.changes)
    if isinstance(line, MemberLine):
        title = line.body.name if line.body else line.row.name
        by_name = line.body is not None and not line.row.id
        return Entry(line.key, title, place, changes, _("Recognised by name and country.") if by_name else "")
    note = _("Known here by this address.") if line.is_known else ""
    member = line.member.name if line.member else line.row.member
    return Entry(line.key, f"{line.row.email}, {member}", place, changes, note)


def _change(sheet: str, one: Change, words: Any) -> ChangeLine:
    column = next(column for column in COLUMNS[sheet] if column.key == one.key)
    known = words[sheet, one.key]
    before, after = (str(known.get(value, value)) for value in (one.before, one.after))
    return ChangeLine(str(column.title), before, _("cleared") if one.after in {None, ""} else after)
