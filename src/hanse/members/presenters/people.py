"""The people of a member as its pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hanse.identity.public import (
    Invitation,
    InvitationState,
    Mandate,
    Viewer,
    coming_holders_of,
    invitations_of,
    past_holders_of,
)
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.members import rules
from hanse.members.enums import Role
from hanse.members.models import City, HandOver, Organisation
from hanse.members.queries import people_of
from hanse.members.queries.people import SOON, Unled, Why, hand_overs_at, unled_among
from hanse.ui import formats
from hanse.ui.values import Standing, Status

INVITED = {
    InvitationState.WAITING: Standing.WAITING,
    InvitationState.CAME_BACK: Standing.PROBLEM,
    InvitationState.EXPIRED: Standing.PROBLEM,
    InvitationState.UNKNOWN: Standing.OPEN,
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in one role. `status` is empty for who is here; `again`: she can be invited once more.

    `ends` says when the role ends, `soon` that this is near. `hands_over` says to whom the role is on its way.
    """

    mandate_id: UUID
    name: str
    email: str
    role: str
    role_name: str
    language: str
    since: date
    ends: date | None
    soon: bool
    status: Status | None
    again: bool
    may_hand_over: bool
    hands_over: HandOver | None


@dataclass(frozen=True, slots=True)
class FormerLine:
    """Somebody whose role is over, and the last day of it."""

    name: str
    role_name: str
    until: date


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of a member; `unled` says why nobody coordinates it, and is empty where somebody does."""

    party_id: UUID
    name: str
    is_city: bool
    people: tuple[PersonLine, ...]
    former: tuple[FormerLine, ...]
    unled: str
    may_edit: bool
    may_see_membership: bool
    may_edit_profile: bool


def people_page(known: City | Organisation, viewer: Viewer) -> PeoplePage:
    """Five queries, and one for invitations where somebody has not come yet."""
    party_id = known.party_id
    may_edit = rules.may_edit_people.test(viewer, known)
    here = [*people_of(party_id), *coming_holders_of(party_id, Role.values)]
    invited = invitations_of([one.user for one in here])
    waiting = {one.leaving_id: one for one in hand_overs_at(party_id)} if may_edit else {}
    unled = unled_among([party_id]).get(party_id)
    lines = [_line(one, invited.get(one.user_id), waiting.get(one.id), may_edit=may_edit) for one in here]
    past = past_holders_of(party_id, Role.values) if may_edit else ()
    return PeoplePage(
        party_id=party_id,
        name=known.name,
        is_city=isinstance(known, City),
        people=tuple(_ordered(lines)),
        former=tuple(_former(one) for one in past),
        unled=why_unled(unled) if unled else "",
        may_edit=may_edit,
        may_see_membership=rules.may_see_membership.test(viewer, known),
        may_edit_profile=rules.may_edit_profile.test(viewer, known),
    )


def why_unled(unled: Unled) -> str:
    """Why nobody coordinates a member, in a sentence."""
    said = {"name": unled.name, "day": formats.date(unled.on) if unled.on else ""}
    return {
        Why.NEVER: _("It never had a coordinator."),
        Why.LEFT: _("%(name)s left on %(day)s."),
        Why.EXPIRED: _("The role of %(name)s ended with its last day, %(day)s."),
        Why.TO_COME: _("The role of %(name)s begins on %(day)s."),
        Why.SHUT_OUT: _("The account of %(name)s is closed."),
    }[unled.why] % said


def _ordered(lines: Iterable[PersonLine]) -> list[PersonLine]:
    """By role, and by name within it."""
    return sorted(in_order(lines, lambda one: one.name), key=lambda one: list(Role).index(Role(one.role)))


def _line(one: Mandate, invited: Invitation | None, waiting: HandOver | None, *, may_edit: bool) -> PersonLine:
    soon = one.ends_on is not None and one.ends_on <= today() + SOON
    return PersonLine(
        mandate_id=one.id,
        name=one.user.name or one.user.email,
        email=one.user.email if one.user.name else "",
        role=one.role,
        role_name=str(Role(one.role).label),
        language=one.user.language,
        since=one.starts_on,
        ends=one.ends_on,
        soon=soon,
        status=_status(one, invited),
        again=invited is not None and may_edit,
        may_hand_over=may_edit
        and one.role == Role.COORDINATOR
        and (invited or waiting) is None
        and one.starts_on <= today(),
        hands_over=waiting,
    )


def _status(one: Mandate, invited: Invitation | None) -> Status | None:
    if not one.user.is_active:
        return Status(Standing.CLOSED, _("This account is closed"))
    if invited is None:
        return None
    on = formats.date(localdate(invited.at)) if invited.at else ""
    words = {
        InvitationState.WAITING: _("Invited, and not here yet."),
        InvitationState.CAME_BACK: _("The invitation of %(day)s came back: the address may be wrong."),
        InvitationState.EXPIRED: _("The invitation of %(day)s is too old."),
        InvitationState.UNKNOWN: _("Not invited yet."),
    }[invited.state]
    return Status(INVITED[invited.state], words % {"day": on})


def _former(one: Mandate) -> FormerLine:
    ended = localdate(one.ended_at) if one.ended_at else None
    days = [day for day in (ended, one.ends_on) if day is not None]
    return FormerLine(one.user.name or one.user.email, str(Role(one.role).label), min(days))
