"""Giving people a role at a member, with its days, and ending it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, Party, User, date_mandate, end_mandate, has_mandate, invite_person, person_at
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.members.errors import DelegateThere, LastCoordinator, OwnApproval, OwnRole
from hanse.members.queries.people import coordinated, delegates_between, others_coordinating
from hanse.members.queries.standing import standing_of
from hanse.ui import formats


@transaction.atomic
def add_person(
    *,
    party: Party,
    email: str,
    role: str,
    by: User,
    name: str = "",
    language: str = "",
    message: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> User:
    """Give a person a role at a member and write to her; one not yet known can set a password by the letter's link.

    Raises `Invalid` for a role that no member has and for days in the wrong order, `DelegateThere`, `OwnApproval`,
    `OwnRole`.
    """
    if role not in Role.values:
        raise Invalid(_("Choose a role."), field="role")
    known = person_at(email)
    own = known is not None and known.id == by.id
    if own and not _is_at_home(by, party):
        raise OwnRole(_("Nobody gives herself a role at a member. Ask the member, or the secretariat."), field="email")
    if settings.FOUR_EYES and role == Role.APPROVER and own:
        words = _(
            "Nobody can make themselves approver: invite a colleague. If you work alone, the secretariat names you."
        )
        raise OwnApproval(words, field="role")
    if role == Role.DELEGATE:
        check_delegates(party.id, starts_on or today(), ends_on, email=email)
    return invite_person(
        email=email,
        name=name,
        party=party,
        role=role,
        language=language or by.language,
        message=message,
        by=by.actor,
        invited_by=str(by),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _is_at_home(by: User, party: Party) -> bool:
    """Whether she coordinates this member, or sees what members have anyway. Who serves a region does neither."""
    at_home = has_mandate(by, party.id, [Role.COORDINATOR])
    return at_home or has_mandate(by, NETWORK_ID, [StaffRole.SECRETARIAT])


@transaction.atomic
def date_person(
    mandate: Mandate, *, starts_on: date, ends_on: date | None, by: Actor, confirmed: bool = False
) -> Mandate:
    """Give a person's role other days.

    Raises `Invalid`, `DelegateThere`, a Conflict where it has ended, and `LastCoordinator` where nobody who can act
    would be left to coordinate, unless that is `confirmed`.
    """
    if mandate.role == Role.DELEGATE:
        check_delegates(mandate.party_id, starts_on, ends_on, email=mandate.user.email)
    if mandate.role == Role.COORDINATOR and not confirmed:
        held_member(mandate.party_id)
        left = _left_by(mandate, starts_on, ends_on)
        if not all(coordinated(mandate.party_id, *span, beside=mandate) for span in left):
            raise _last_coordinator()
    return date_mandate(mandate, starts_on=starts_on, ends_on=ends_on, by=by)


def check_delegates(party_id: UUID, first: date, last: date | None, *, email: str) -> None:
    """Whether one more delegate is one too many in these days; holds the member until the transaction is over.

    Raises DelegateThere.
    """
    held_member(party_id)
    most = charter().delegates_of(standing_of(party_id).kind)
    address = email.strip().lower()
    there = [one for one in delegates_between(party_id, first, last) if one.user.email != address]
    if most and len(there) >= most:
        names = formats.listed([str(one.user) for one in there])
        words = _("%(names)s speaks for this member in that time. End that role first, or invite an alternate.")
        raise DelegateThere(words % {"names": names}, field="role")


def held_member(party_id: UUID) -> Any:
    """The party, held until the transaction is over, so that two who change its people come one by one."""
    return Party.objects.select_for_update(no_key=True).get(pk=party_id)


def _left_by(mandate: Mandate, starts_on: date, ends_on: date | None) -> list[tuple[date, date]]:
    """Days from today on that a role no longer has when it is given others: those before it, the first one after it."""
    begins, a_day = max(mandate.starts_on, today()), timedelta(days=1)
    left = [(begins, starts_on - a_day)] if starts_on > begins else []
    if ends_on and ends_on < (mandate.ends_on or date.max):
        after = max(ends_on + a_day, today())
        left.append((after, after))
    return left


def _last_coordinator() -> LastCoordinator:
    words = _("A member needs a coordinator who can sign in. Hand the role over instead, or confirm below.")
    return LastCoordinator(words, field="confirmed")


@transaction.atomic
def remove_person(mandate: Mandate, *, by: Actor, confirmed: bool = False) -> None:
    """End a person's role at a member at once.

    Raises `LastCoordinator` where nobody who can act would be left to coordinate, unless that is `confirmed`.
    """
    if mandate.role == Role.COORDINATOR:
        held_member(mandate.party_id)  # of two who remove each other at once, the second finds the first gone
        if not confirmed and not others_coordinating(mandate):
            raise _last_coordinator()
    end_mandate(mandate, by=by)
