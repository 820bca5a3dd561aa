"""Reads of introductions."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hanse.cooperation.enums import IntroductionState, PartnershipState
from hanse.cooperation.models import Introduction, Partnership
from hanse.identity.public import User
from hanse.kernel.clock import now, today
from hanse.kernel.errors import NotThere
from hanse.members.public import Role, people_of

COUNTED_FOR = timedelta(days=365)


def introductions_of(party_id: UUID) -> QuerySet[Introduction]:
    """Those that a city asked for and those that it was asked for, the newest first."""
    mine = Q(asked_by_party_id=party_id) | Q(asked_party_id=party_id)
    return Introduction.objects.filter(mine).select_related("asked_by_party", "asked_party")


def introduction(introduction_id: UUID, party_id: UUID) -> Introduction:
    """One of a city's. Raises NotThere."""
    found = introductions_of(party_id).filter(id=introduction_id).first()
    if found is None:
        raise NotThere(_("There is no such introduction."))
    return found


def waiting_for(party_id: UUID) -> int:
    """How many wait for an answer of a city."""
    return Introduction.objects.filter(
        asked_party_id=party_id, state=IntroductionState.OPEN, ends_on__gte=today()
    ).count()


def open_between(party_id: UUID) -> set[UUID]:
    """The cities between which and this one a request is open."""
    found = introductions_of(party_id).filter(state=IntroductionState.OPEN)
    return {one.other_than(party_id) for one in found}


def contacts(one: Introduction, party_id: UUID) -> list[User]:
    """Whom to write to at one of the two sides: who asked or answered, or the coordinators where she is none any more.

    None before both sides have agreed.
    """
    if one.state != IntroductionState.ACCEPTED:
        return []
    person = one.asked_by_id if party_id == one.asked_by_party_id else one.answered_by_id
    holders = [mandate.user for mandate in people_of(party_id, Role.COORDINATOR)]
    return [user for user in holders if user.id == person] or holders


def agreement_times() -> list[datetime]:
    """When both sides of an introduction had agreed: those alone are kept for ever. One query."""
    found = Introduction.objects.filter(state=IntroductionState.ACCEPTED).order_by()
    return [at for at in found.values_list("ended_at", flat=True) if at is not None]


def numbers() -> dict[str, int]:
    """How many introductions of the last year came to what, and how many partnerships there are; two queries."""
    since = now() - COUNTED_FOR
    rows = Introduction.objects.filter(created_at__gte=since).order_by().values_list("state").annotate(Count("id"))
    found = Counter(dict(rows))
    agreed = Partnership.objects.filter(state=PartnershipState.AGREED).count()
    return {**{state.value: found[state.value] for state in IntroductionState}, "partnerships": agreed}
