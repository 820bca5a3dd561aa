"""Taking members and people over from a file: what a person chose of it, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Enrolment, Mandate, User, date_mandates, enrol_people, invite_person
from hanse.kernel import audit
from hanse.kernel.clock import now, today
from hanse.kernel.errors import NotThere
from hanse.members.actions.roll_members import take_members
from hanse.members.charter.current import charter
from hanse.members.enums import Role
from hanse.members.errors import DelegateThere, OwnApproval, RollChanged
from hanse.members.models import City, Organisation, RollIntake
from hanse.members.queries.roll.columns import MEMBERS, PEOPLE
from hanse.members.queries.roll.difference import MemberLine, RoleLine, RollDifference, difference_of
from hanse.members.queries.roll.reading import PersonRow, Roll, folded, roll_in

KEPT_FOR = timedelta(days=7)
LOCK = "hanse.members.roll"

type Span = tuple[date, date | None]
"""From one day to another, both of it."""
type Dated = tuple[Mandate, date, date | None]
"""A role with its new first and last day."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many members and roles were taken over, and how many people were written to."""

    members: int
    people: int
    invited: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody takes of a file: which groups (`members-new`…), without the lines left out; what she had seen."""

    groups: frozenset[str]
    left_out: frozenset[str]
    seen: str
    invite: bool = False

    def takes(self, sheet: str, line: MemberLine | RoleLine) -> bool:
        return f"{sheet}-{line.sort}" in self.groups and line.key not in self.left_out


@transaction.atomic
def receive_roll(roll: Roll, *, name: str, by: User) -> RollIntake:
    """Keep what a file says until its sender has chosen; what she, or anybody a week ago, left lying is forgotten."""
    RollIntake.objects.filter(by_id=by.id, applied_at=None).delete()
    purge_rolls()
    return RollIntake.objects.create(name=name, content=roll.to_json(), by_id=by.id)


def purge_rolls() -> int:
    """Forget what nobody came back to in a week, and that it was there once it is taken over; returns how many."""
    return RollIntake.objects.filter(created_at__lt=now() - KEPT_FOR).delete()[0]


def intake_of(intake_id: UUID, by: User) -> RollIntake:
    """What she uploaded and has not taken over yet. Raises NotThere."""
    found = RollIntake.objects.filter(id=intake_id, by_id=by.id, applied_at=None).first()
    if found is None:
        raise NotThere(_("This file was taken over already, or is not kept any more. Upload it again."))
    return found


@transaction.atomic
def take_roll(intake: RollIntake, choice: Choice, *, by: User) -> Taken:
    """Do what was chosen, all of it or nothing.

    Raises RollChanged where anything changed since it was shown, NotThere, `DelegateThere`, `OwnApproval`.
    """
    with connection.cursor() as cursor:  # two files are taken over one after the other
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [LOCK])
    held = intake_of(intake.id, by)
    difference = difference_of(roll_in(held.content))
    if difference.seen != choice.seen or difference.faults:
        raise RollChanged(_("Something was changed here since you looked. Nothing was taken over: look again."))
    members = [one for one in difference.members if choice.takes(MEMBERS, one)]
    people = [one for one in difference.people if choice.takes(PEOPLE, one)]
    bodies = _bodies(difference) | take_members(members, by=by.actor)
    taken = [one for one in people if (folded(one.row.member), one.row.country) in bodies]
    fresh = _take_people(taken, bodies, difference, by=by)
    invited = _invite(fresh, by=by) if choice.invite else 0
    RollIntake.objects.filter(id=held.id).update(applied_at=now(), content={"members": [], "people": []})
    done = Taken(len(members), len(taken), invited)
    detail = {"members": done.members, "people": done.people, "invited": done.invited}
    audit.record("members.take_roll", by=by.actor, on=held, detail=detail)
    return done


def _bodies(difference: RollDifference) -> dict[tuple[str, str], City | Organisation]:
    """The members that are there already, by the name under which the file has them."""
    named = {(folded(one.row.name), one.row.country): one.body for one in difference.members if one.body is not None}
    return {**difference.known.by_name, **named}


def _take_people(
    lines: Sequence[RoleLine], bodies: Mapping[Any, City | Organisation], difference: RollDifference, *, by: User
) -> list[Mandate]:
    fresh = [
        Enrolment(
            email=one.row.email,
            party_id=bodies[folded(one.row.member), one.row.country].party_id,
            role=one.row.role,
            name=one.row.name,
            language=one.row.language or "en",
            starts_on=_day(one.row.starts_on),
            ends_on=_day(one.row.ends_on),
        )
        for one in lines
        if one.mandate is None
    ]
    days = [
        (one.mandate, _day(one.row.starts_on) or one.mandate.starts_on, _last_day(one.row, one.mandate))
        for one in lines
        if one.mandate is not None
    ]
    if settings.FOUR_EYES and any(one.role == Role.APPROVER and one.email == by.email for one in fresh):
        raise OwnApproval(_("Nobody can make themselves approver: leave out the row with your own address."))
    _check_delegates(fresh, days, difference)
    date_mandates(days, by=by.actor)
    return enrol_people(fresh, by=by.actor)


def _last_day(row: PersonRow, mandate: Mandate) -> date | None:
    return None if "ends_on" in row.cleared else _day(row.ends_on) or mandate.ends_on


def _check_delegates(fresh: Sequence[Enrolment], days: Sequence[Dated], difference: RollDifference) -> None:
    """Whether a member would have more delegates at a time than it may. Raises DelegateThere."""
    moved = {mandate.id for mandate, _first, _last in days}
    spans: dict[UUID, list[Span]] = {}
    for one in difference.known.roles.values():
        if one.role == Role.DELEGATE and one.id not in moved:
            spans.setdefault(one.party_id, []).append((one.starts_on, one.ends_on))
    asked = [(one.party_id, one.user.email, (first, last)) for one, first, last in days if one.role == Role.DELEGATE]
    asked += [
        (one.party_id, one.email, (one.starts_on or today(), one.ends_on)) for one in fresh if one.role == Role.DELEGATE
    ]
    for party_id, email, span in asked:
        there, membership = spans.setdefault(party_id, []), difference.known.memberships.get(party_id)
        most = charter().delegates_of(membership.kind if membership else "")
        if most and sum(_meet(one, span) for one in there) >= most:
            words = _("%(email)s would be one delegate too many. Leave that row out, or make it an alternate.")
            raise DelegateThere(words % {"email": email})
        there.append(span)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a day."""
    return (other[1] is None or one[0] <= other[1]) and (one[1] is None or other[0] <= one[1])


def _invite(mandates: Sequence[Mandate], *, by: User) -> int:
    """Write to those who have a role now and have not come yet; to each once."""
    waiting = {one.user_id: one for one in mandates if not one.user.has_joined}
    for one in waiting.values():
        invite_person(
            email=one.user.email,
            party=one.party,
            role=one.role,
            language=one.user.language,
            by=by.actor,
            invited_by=str(by),
        )
    return len(waiting)


def _day(given: str) -> date | None:
    return date.fromisoformat(given) if given else None
