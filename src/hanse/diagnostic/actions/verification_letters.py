"""Letters of a verification: to the reviewer, to the city's coordinators, to the secretariat."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.verification_held import held_verification
from hanse.diagnostic.enums import Awaited
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.queries.verification import keys_to_verify, last_steps
from hanse.diagnostic.queries.verifications import awaited
from hanse.identity.public import User, holders_of, recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.notices import About
from hanse.members.public import NETWORK_ID, Role, StaffRole, people_of

LETTER, NEWS, REMINDER = "diagnostic/verification", "diagnostic/verification_news", "diagnostic/verification_reminder"
DISAGREEMENT = "diagnostic/verification_disagreement"
PAUSE = timedelta(days=1)
"""However many answers are written about, one letter a day says so."""


class Event(StrEnum):
    """What a letter tells."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"
    FINISHED = "finished"


def tell_reviewer(one: Verification, event: Event) -> None:
    _write(LETTER, one, [one.reviewer], event=event)


def tell_city(one: Verification, event: Event) -> None:
    _write(LETTER, one, coordinators(one), event=event)


def tell_secretariat(one: Verification, event: Event) -> None:
    _write(LETTER, one, _secretariat(), event=event)


def news_for_city(one: Verification) -> None:
    """The reviewer asks something; within a day once."""
    _write(NEWS, one, _not_lately(NEWS, one, coordinators(one)), to_city=True)


def news_for_reviewer(one: Verification) -> None:
    """The city has replied; within a day once."""
    _write(NEWS, one, _not_lately(NEWS, one, [one.reviewer]), to_city=False)


def news_of_dispute(one: Verification) -> None:
    """The secretariat is to decide; within a day once."""
    _write(DISAGREEMENT, one, _not_lately(DISAGREEMENT, one, _secretariat()), is_decided=False)


def news_of_decision(one: Verification) -> None:
    """The secretariat has decided: to both sides, within a day once."""
    both = [*coordinators(one), one.reviewer]
    _write(DISAGREEMENT, one, _not_lately(DISAGREEMENT, one, both), is_decided=True)


@transaction.atomic
def remind_about(one: Verification, *, by: Actor) -> int:
    """Remind whom it waits for, the reviewer or the city's coordinators; returns how many letters were written.

    Whoever was reminded within a day is left in peace. Raises `WrongState` once the verification has ended, and where
    it waits for the secretariat alone.
    """
    held = held_verification(one, *LIVE)
    waits_for = awaited(held, keys_to_verify(held.assessment), last_steps(held), on=today())
    whom = [(held.reviewer, False)] if Awaited.REVIEWER in waits_for else []
    whom += [(each, True) for each in coordinators(held)] if Awaited.CITY in waits_for else []
    if not waits_for & {Awaited.REVIEWER, Awaited.CITY}:
        raise WrongState(_("It waits for the secretariat: for a decision, or for another last day."))
    late = _not_lately(REMINDER, held, [user for user, _to_city in whom])
    for user, to_city in whom:
        if user in late:
            _write(REMINDER, held, [user], to_city=to_city, is_asked=held.is_asked())
    detail = {"written": len(late)}
    audit.record("diagnostic.remind_about_verification", by=by, on=held, party_id=held.party_id, detail=detail)
    return len(late)


def _secretariat() -> list[User]:
    return [each.user for each in holders_of(NETWORK_ID, [StaffRole.SECRETARIAT])]


def coordinators(one: Verification) -> list[User]:
    return [each.user for each in people_of(one.party_id, Role.COORDINATOR)]


def _not_lately(template: str, one: Verification, people: Iterable[User]) -> list[User]:
    lately = notices.written_to(template, since=now() - PAUSE, about=one.id)
    return [each for each in people if each.email not in lately]


def _write(template: str, one: Verification, to: Iterable[User], **more: object) -> None:
    assessment = one.assessment
    said = {
        "city": assessment.city.name,
        "round": assessment.round.name,
        "reviewer": str(one.reviewer),
        "last_day": one.ends_on,
        "note": one.note,
        "words": one.words,
        **more,
    }
    for user in to:
        each = recipient(user)
        link = each.link("diagnostic:verification", one.id)
        notices.send(template, to=each, context={**said, "link": link}, about=About(case=one.id))
