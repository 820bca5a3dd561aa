"""What a file would change: new, changed and same rows, and what the platform has beside them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.identity.public import Mandate
from hanse.kernel.clock import today
from hanse.members.charter.current import charter
from hanse.members.enums import MemberOf
from hanse.members.models import City, Organisation
from hanse.members.queries.roll.columns import COLUMNS, MEMBERS, PEOPLE, TITLES
from hanse.members.queries.roll.platform import Platform, platform
from hanse.members.queries.roll.reading import Fault, MemberRow, PersonRow, Roll, folded

CITY_FIELDS = ("population", "income_group", "latitude", "longitude", "website")


class Sort(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that changes; `key` is that of its column. Nothing comes after one that is emptied."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A row of a member beside what is known of it; `body` is None for a new one."""

    row: MemberRow
    body: City | Organisation | None
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        return _key("m", self.row, self.changes)

    @property
    def sort(self) -> Sort:
        return Sort.NEW if self.body is None else Sort.CHANGED if self.changes else Sort.SAME


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A row of a person beside the role that she has; `member` is None where the member is new in the same file."""

    row: PersonRow
    member: City | Organisation | None
    mandate: Mandate | None
    is_known: bool
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        return _key("p", self.row, self.changes)

    @property
    def sort(self) -> Sort:
        return Sort.NEW if self.mandate is None else Sort.CHANGED if self.changes else Sort.SAME


@dataclass(frozen=True, slots=True)
class RollDifference:
    """All of it. `beside…`: what the platform has and the file has not; it stays."""

    members: tuple[MemberLine, ...]
    people: tuple[RoleLine, ...]
    members_beside: tuple[City | Organisation, ...]
    people_beside: tuple[Mandate, ...]
    faults: tuple[Fault, ...]
    known: Platform

    @property
    def seen(self) -> str:
        """Names all that would change: where anything changed since somebody looked, it is another."""
        keys = "".join([*(one.key for one in self.members), *(one.key for one in self.people)])
        return hashlib.sha256(keys.encode()).hexdigest()


def difference_of(roll: Roll) -> RollDifference:
    """Five queries, however long the file is."""
    known = platform([one.email for one in roll.people])
    faults = list(roll.faults)
    members = list(_members(roll.members, known, faults))
    people = list(_people(roll, known, members, faults))
    named = {line.body.party_id for line in members if line.body is not None}
    held = {line.mandate.id for line in people if line.mandate is not None}
    return RollDifference(
        members=tuple(members),
        people=tuple(people),
        members_beside=tuple(one for one in known.bodies.values() if one.party_id not in named and _live(one, known)),
        people_beside=tuple(one for one in known.roles.values() if one.id not in held),
        faults=tuple(faults),
        known=known,
    )


def _live(body: City | Organisation, known: Platform) -> bool:
    return body.party_id in known.memberships


def _members(rows: Iterable[MemberRow], known: Platform, faults: list[Fault]) -> Iterator[MemberLine]:
    seen: dict[Any, int] = {}
    for row in rows:
        faulty = _Faults(MEMBERS, row.row, faults)
        same_name = known.by_name.get((folded(row.name), row.country))
        body = known.bodies.get(UUID(row.id)) if row.id else same_name
        if row.id and body is None:
            faulty.add("id", _("No member has this number. Leave it as the export wrote it, or empty for a new one."))
            continue
        if body is not None and same_name is not None and same_name.party_id != body.party_id:
            faulty.add("name", _("Another member of this country is called so already."))
            continue
        for one in filter(None, [(folded(row.name), row.country), body and body.party_id]):
            if one in seen and seen[one] != row.row:
                words = _("This member is in row %(row)s already. Delete one of them.")
                faulty.add("name", words % {"row": seen[one]})
            seen.setdefault(one, row.row)
        if faulty.found or not _kind_fits(row, body, known, faulty):
            continue
        yield MemberLine(row, body, tuple(_new(row) if body is None else _changed(row, body, known)))


@dataclass(slots=True)
class _Faults:
    """What is wrong with a row beside what the platform knows."""

    sheet: str
    row: int
    faults: list[Fault]
    found: bool = field(default=False)

    def add(self, key: str, words: str) -> None:
        column = next(str(one.title) for one in COLUMNS[self.sheet] if one.key == key)
        self.faults.append(Fault(str(TITLES[self.sheet]), self.row, column, words))
        self.found = True


def _kind_fits(row: MemberRow, body: City | Organisation | None, known: Platform, faulty: _Faults) -> bool:
    if body is None and not row.kind:
        faulty.add("kind", _("Say which kind of member it becomes."))
        return False
    there = known.memberships.get(body.party_id) if body is not None else None
    if row.kind and body is not None and isinstance(body, City) != (_of(row.kind) is MemberOf.GOVERNMENT):
        faulty.add("kind", _("A city cannot become this kind of member, or only a city can. Choose another kind."))
    if there and row.since and row.since != there.starts_on.isoformat() and row.kind in {"", there.kind}:
        words = _("It is a member since %(day)s, and history is not changed here. Leave that day, or none.")
        faulty.add("since", words % {"day": there.starts_on.isoformat()})
    since = row.since or today().isoformat()
    if there and row.kind not in {"", there.kind} and since < there.starts_on.isoformat():
        faulty.add("since", _("That is before the day on which the present membership began."))
    left = known.left.get(body.party_id) if body is not None and not there else None
    if left and row.kind and since < left.isoformat():
        words = _("That is before %(day)s, when its last membership ended.")
        faulty.add("since", words % {"day": left.isoformat()})
    return not faulty.found


def _of(kind: str) -> MemberOf:
    return charter().kinds[kind].of


def _new(row: MemberRow) -> Iterator[Change]:
    facts = CITY_FIELDS if _of(row.kind) is MemberOf.GOVERNMENT else ("website",)
    for key in ("name", "country", "kind", "since", *facts):
        if (value := getattr(row, key)) not in {None, ""}:
            yield Change(key, "", value)


def _changed(row: MemberRow, body: City | Organisation, known: Platform) -> Iterator[Change]:
    there = known.memberships.get(body.party_id)
    facts = CITY_FIELDS if isinstance(body, City) else ("website",)
    for key in ("name", "country", *facts):
        value, before = getattr(row, key), getattr(body, key)
        if key in row.cleared and before not in {None, ""}:
            yield Change(key, before, "" if isinstance(before, str) else None)
        if value not in {None, ""} and value != before:
            yield Change(key, before if before is not None else "", value)
    if row.kind and row.kind != (there.kind if there else ""):
        yield Change("kind", there.kind if there else "", row.kind)
        since = there.starts_on.isoformat() if there else ""
        if row.since and row.since != since:
            yield Change("since", since, row.since)


def _people(roll: Roll, known: Platform, members: list[MemberLine], faults: list[Fault]) -> Iterator[RoleLine]:
    in_file = {(folded(line.row.name), line.row.country): line for line in members}
    seen: dict[tuple[Any, str, str], int] = {}
    for row in roll.people:
        faulty, place = _Faults(PEOPLE, row.row, faults), (folded(row.member), row.country)
        line = in_file.get(place)
        member = line.body if line else known.by_name.get(place)
        if line is None and member is None:
            faulty.add("member", _("There is no member of this name in this country, here or on the sheet of members."))
            continue
        one = (member.party_id if member else place, row.email, row.role)
        if one in seen:
            words = _("This person is in row %(row)s with the same role already. Delete one of them.")
            faulty.add("email", words % {"row": seen[one]})
            continue
        seen[one] = row.row
        mandate = known.roles.get((member.party_id, row.email, row.role)) if member else None
        yield RoleLine(row, member, mandate, row.email in known.persons, tuple(_role_changes(row, mandate)))


def _role_changes(row: PersonRow, mandate: Mandate | None) -> Iterator[Change]:
    if mandate is None:
        for key in ("member", "role", "name", "starts_on", "ends_on"):
            if value := getattr(row, key):
                yield Change(key, "", value)
        return
    for key, before in (("starts_on", mandate.starts_on), ("ends_on", mandate.ends_on)):
        value = getattr(row, key)
        if key in row.cleared and before:
            yield Change(key, _iso(before), None)
        if value and value != _iso(before):
            yield Change(key, _iso(before), value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _key(sheet: str, row: MemberRow | PersonRow, changes: tuple[Change, ...]) -> str:
    """Names a line with all that it would change: what changed since it was shown has another."""
    said = repr([(one.key, str(one.before), str(one.after)) for one in changes])
    return f"{sheet}{row.row}-{hashlib.sha256(said.encode()).hexdigest()[:16]}"
