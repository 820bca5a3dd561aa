"""Asking to be introduced, answering, taking back, and what time ends."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.cooperation.actions.pausing import leave_in_peace
from hanse.cooperation.actions.telling import tell
from hanse.cooperation.enums import IntroductionState
from hanse.cooperation.errors import AnsweredAlready, AskedAlready, NobodyThere, TooManyOpen
from hanse.cooperation.models import Introduction
from hanse.cooperation.validators import check_message
from hanse.identity.public import Party, User
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.members.public import Role, people_of

DAYS = 30
"""In which the other city can answer."""
MOST_OPEN = 10
"""Requests of one city that wait for an answer."""
KEPT_FOR = timedelta(days=365)
"""How long a request that came to nothing is kept."""


@transaction.atomic
def ask_for_introduction(*, city: Party, other: Party, about: str, message: str, by: User) -> Introduction:
    """Ask for one and tell the other city's coordinators.

    Raises Invalid with the field, TooManyOpen, AskedAlready, NobodyThere.
    """
    words = check_message(message)
    if city.pk == other.pk:
        raise Invalid(_("A city cannot be introduced to itself."))
    list(Party.objects.select_for_update(no_key=True).filter(pk__in=[city.pk, other.pk]).order_by("pk"))
    _may_ask(city, other)
    made = Introduction.objects.create(
        asked_by_party=city,
        asked_party=other,
        about=about,
        message=words,
        asked_by_id=by.id,
        ends_on=today() + timedelta(days=DAYS),
    )
    _tell("asked", made, at=other, other=city)
    _told("ask_for_introduction", made, by=by.actor)
    return made


def _may_ask(city: Party, other: Party) -> None:
    mine = Introduction.objects.filter(asked_by_party=city)
    if mine.filter(state=IntroductionState.OPEN).count() >= MOST_OPEN:
        words = _("%(number)s of your requests wait for an answer. Take one back, or wait until one is answered.")
        raise TooManyOpen(words % {"number": MOST_OPEN})
    theirs = Introduction.objects.filter(asked_by_party=other, asked_party=city)
    if (mine.filter(asked_party=other) | theirs).filter(state=IntroductionState.OPEN).exists():
        raise AskedAlready(_("There is an open request between your two cities: see your introductions."))
    leave_in_peace(
        _last(mine, other, IntroductionState.DECLINED), taken_back_at=_last(mine, other, IntroductionState.WITHDRAWN)
    )
    if not people_of(other.pk, Role.COORDINATOR).exists():
        raise NobodyThere(_("This city has no coordinator yet who could answer."))


def _last(mine: QuerySet[Introduction], other: Party, state: IntroductionState) -> datetime | None:
    """When a request to this city last came to such an end."""
    ended = mine.filter(asked_party=other, state=state)
    return ended.order_by("-ended_at").values_list("ended_at", flat=True).first()


@transaction.atomic
def accept_introduction(one: Introduction, *, by: User) -> Introduction:
    """Both sides have agreed: each sees the other's contact. Raises AnsweredAlready."""
    found = _ended(one, IntroductionState.ACCEPTED, answered_by=by.id)
    _tell("accepted", found, at=found.asked_by_party, other=found.asked_party)
    _tell("accepted", found, at=found.asked_party, other=found.asked_by_party)
    _told("accept_introduction", found, by=by.actor)
    return found


@transaction.atomic
def decline_introduction(one: Introduction, *, by: User) -> Introduction:
    """No reason is asked for. Raises AnsweredAlready."""
    found = _ended(one, IntroductionState.DECLINED, answered_by=by.id)
    _tell("declined", found, at=found.asked_by_party, other=found.asked_party)
    _told("decline_introduction", found, by=by.actor)
    return found


@transaction.atomic
def take_introduction_back(one: Introduction, *, by: User) -> Introduction:
    """Raises AnsweredAlready."""
    found = _ended(one, IntroductionState.WITHDRAWN)
    _told("take_introduction_back", found, by=by.actor)
    return found


def expire_introductions(*, by: Actor) -> int:
    """End requests that nobody answered in time, and tell who asked; how many. One transaction for each."""
    late = Introduction.objects.filter(state=IntroductionState.OPEN, ends_on__lt=today()).order_by("id")
    number = 0
    for one in late:
        with transaction.atomic():
            try:
                found = _ended(one, IntroductionState.EXPIRED)
            except AnsweredAlready:  # in this moment
                continue
            _tell("expired", found, at=found.asked_by_party, other=found.asked_party)
            _told("expire_introduction", found, by=by)
            number += 1
    return number


def purge_introductions() -> int:
    """Delete, a year after they ended, requests that came to nothing; how many."""
    over = Introduction.objects.filter(ended_at__lt=now() - KEPT_FOR).exclude(state=IntroductionState.ACCEPTED)
    return over.delete()[0]


def _ended(one: Introduction, state: IntroductionState, *, answered_by: UUID | None = None) -> Introduction:
    rows = Introduction.objects.select_related("asked_by_party", "asked_party").select_for_update(of=["self"])
    found = rows.get(pk=one.pk)
    is_late = state is not IntroductionState.EXPIRED and found.ends_on < today()
    if found.state != IntroductionState.OPEN or is_late:
        raise AnsweredAlready(_("This request has been answered or taken back, or its time is over."))
    found.state, found.answered_by_id, found.ended_at = state, answered_by, now()
    found.save(update_fields=["state", "answered_by_id", "ended_at"])
    return found


def _tell(what: str, one: Introduction, *, at: Party, other: Party) -> None:
    tell(what, at=at, other=other, page="introduction", thing=one.pk, parts=(at.pk, one.pk), day=one.ends_on)


def _told(verb: str, one: Introduction, *, by: Actor) -> None:
    audit.record(f"cooperation.{verb}", by=by, on=one, party_id=one.asked_by_party_id)
    outbox.emit("cooperation.introduction_changed", {"introduction": str(one.pk), "state": one.state})
