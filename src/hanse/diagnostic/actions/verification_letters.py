"""Letters of a verification: to the reviewer, to the city's coordinators, to the secretariat."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from django.db import transaction

from hanse.diagnostic.actions.verification_held import held_verification
from hanse.diagnostic.enums import Step, VerificationState
from hanse.diagnostic.models import Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.queries.verification import last_steps, waiting_for
from hanse.identity.public import User, holders_of, recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.notices import About
from hanse.members.public import NETWORK_ID, Role, StaffRole, people_of

LETTER, NEWS, REMINDER = "diagnostic/verification", "diagnostic/verification_news", "diagnostic/verification_reminder"
PAUSE = timedelta(days=1)
"""However many answers are written about, one letter a day says so."""


class Event(StrEnum):
    """What a letter tells."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"
    DISPUTED = "disputed"
    DECIDED = "decided"
    FINISHED = "finished"


def tell_reviewer(one: Verification, event: Event) -> None:
    _write(LETTER, one, [one.reviewer], event=event)


def tell_city(one: Verification, event: Event) -> None:
    _write(LETTER, one, coordinators(one), event=event)


def tell_secretariat(one: Verification, event: Event) -> None:
    _write(LETTER, one, [each.user for each in holders_of(NETWORK_ID, [StaffRole.SECRETARIAT])], event=event)


def news_for_city(one: Verification) -> None:
    """The reviewer asks something; within a day once."""
    _write(NEWS, one, _not_lately(NEWS, one, coordinators(one)), to_city=True)


def news_for_reviewer(one: Verification) -> None:
    """The city has replied; within a day once."""
    _write(NEWS, one, _not_lately(NEWS, one, [one.reviewer]), to_city=False)


@transaction.atomic
def remind_about(one: Verification, *, by: Actor) -> int:
    """Remind the reviewer, and the city where a change is asked of it; returns how many letters were written.

    Whoever was reminded within a day is left in peace. Raises `WrongState` once the verification has ended.
    """
    held = held_verification(one, *LIVE)
    steps = last_steps(one)
    asks_city = bool(waiting_for(steps, Step.REQUESTED))
    whom: list[tuple[User, bool]] = [(one.reviewer, False)]
    whom += [(each, True) for each in coordinators(one)] if asks_city else []
    late = _not_lately(REMINDER, one, [user for user, _to_city in whom])
    for user, to_city in whom:
        if user in late:
            _write(REMINDER, one, [user], to_city=to_city, is_asked=held.state == VerificationState.ASKED)
    detail = {"written": len(late)}
    audit.record("diagnostic.remind_about_verification", by=by, on=one, party_id=one.party_id, detail=detail)
    return len(late)


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
