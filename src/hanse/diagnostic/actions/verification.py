"""Having a city's submitted answers examined: asking a reviewer, taking it on or not, ending and finishing it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.actions.result import compute_verified
from hanse.diagnostic.actions.verification_held import held_verification
from hanse.diagnostic.actions.verification_letters import Event, tell_city, tell_reviewer, tell_secretariat
from hanse.diagnostic.enums import Capacity, State, Step, VerificationState
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Assessment, Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.queries.assessments import latest_submitted
from hanse.diagnostic.queries.interest import conflict_of_interest, lacks_capacity
from hanse.diagnostic.queries.verification import last_steps, waiting_for
from hanse.identity.public import User
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid


@transaction.atomic
def ask_reviewer(
    assessment: Assessment, *, reviewer: User, capacity: Capacity, ends_on: date, note: str = "", by: Actor
) -> Verification:
    """Ask somebody to examine a city's submitted answers until a day, and write to her.

    Raises `ConflictOfInterest`, `NotEligible`, `WrongState` where the answers are not the last that were submitted or
    somebody examines or has examined them, `Invalid` for a day that has passed.
    """
    if ends_on < today():
        raise Invalid(_("Choose a day to come."), field="ends_on")
    if assessment.state != State.SUBMITTED or latest_submitted(assessment) != assessment.id:
        raise WrongState(_("Only the last submitted answers of a city can be verified."))
    _refuse(reviewer, assessment, capacity)
    try:
        with transaction.atomic():
            made = Verification.objects.create(
                assessment=assessment,
                reviewer=reviewer,
                capacity=capacity,
                ends_on=ends_on,
                note=note.strip()[:1000],
                asked_by_id=by.id,
            )
    except IntegrityError as error:
        raise WrongState(_("These answers have a reviewer already.")) from error
    _record("ask_reviewer", made, by=by)
    tell_reviewer(made, Event.ASKED)
    return made


@transaction.atomic
def accept_verification(one: Verification, *, by: User) -> Verification:
    """Take it on: nothing stands against it. Raises `ConflictOfInterest`, `NotEligible`, `WrongState`."""
    held = held_verification(one, VerificationState.ASKED)
    _refuse(by, held.assessment, Capacity(held.capacity))
    held.state, held.accepted_at = VerificationState.ACCEPTED, now()
    held.save(update_fields=["state", "accepted_at"])
    _record("accept_verification", held, by=by.actor)
    tell_secretariat(held, Event.ACCEPTED)
    tell_city(held, Event.ACCEPTED)
    return held


@transaction.atomic
def decline_verification(one: Verification, *, words: str, has_conflict: bool, by: User) -> Verification:
    """Not take it on, or no longer, and say why: for a conflict of interest, or another reason.

    Raises `Invalid` without words, `WrongState`.
    """
    if not words.strip():
        raise Invalid(_("Say why you do not do it."), field="words")
    held = held_verification(one, *LIVE)
    held.has_conflict = has_conflict
    return _end(held, VerificationState.DECLINED, words, Event.DECLINED, by=by.actor)


@transaction.atomic
def end_verification(one: Verification, *, words: str, by: Actor) -> Verification:
    """Take it from the reviewer, saying why; her access ends. Raises `Invalid` without words, `WrongState`."""
    if not words.strip():
        raise Invalid(_("Say why it ends."), field="words")
    held = held_verification(one, *LIVE)
    ended = _end(held, VerificationState.ENDED, words, Event.ENDED, by=by)
    tell_reviewer(ended, Event.ENDED)
    return ended


@transaction.atomic
def prolong_verification(one: Verification, *, ends_on: date, by: Actor) -> Verification:
    """Give the reviewer another last day. Raises `Invalid` for one that has passed, `WrongState`."""
    if ends_on < today():
        raise Invalid(_("Choose a day to come."), field="ends_on")
    held = held_verification(one, *LIVE)
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    _record("prolong_verification", held, by=by)
    return held


@transaction.atomic
def finish_verification(one: Verification, *, words: str = "", by: User) -> Verification:
    """Close the examination: the third score is computed from what was verified, and the reviewer's access ends.

    Raises `WrongState` while a reply waits for her or a dispute for its decision, and where nothing is verified.
    """
    held = held_verification(one, VerificationState.ACCEPTED)
    steps = last_steps(held)
    left = len(waiting_for(steps, Step.REPLIED, Step.DISPUTED))
    if left:
        said = ngettext(
            "%(number)s answer still waits: for you to read a reply, or for a decision of the secretariat.",
            "%(number)s answers still wait: for you to read replies, or for decisions of the secretariat.",
            left,
        )
        raise WrongState(said % {"number": left})
    if not steps:
        raise WrongState(_("Look at the answers first: none is verified, and no change is asked for."))
    held.state, held.ended_at, held.words = VerificationState.FINISHED, now(), words.strip()[:2000]
    held.save(update_fields=["state", "ended_at", "words"])
    compute_verified([held.assessment])
    _record("finish_verification", held, by=by.actor)
    outbox.emit("diagnostic.assessment_verified", {"assessment": str(held.assessment_id)})
    tell_city(held, Event.FINISHED)
    tell_secretariat(held, Event.FINISHED)
    return held


def _refuse(reviewer: User, assessment: Assessment, capacity: Capacity) -> None:
    """Raises `ConflictOfInterest`, `NotEligible`."""
    if refusal := conflict_of_interest(reviewer, assessment) or lacks_capacity(reviewer, assessment, capacity):
        raise refusal


def _end(held: Verification, state: VerificationState, words: str, event: Event, *, by: Actor) -> Verification:
    held.state, held.words, held.ended_at = state, words.strip()[:2000], now()
    held.save(update_fields=["state", "words", "ended_at", "has_conflict"])
    _record(f"{state}_verification", held, by=by)
    tell_secretariat(held, event)
    return held


def _record(verb: str, one: Verification, *, by: Actor) -> None:
    detail = {"reviewer": str(one.reviewer_id), "capacity": one.capacity, "assessment": str(one.assessment_id)}
    audit.record(f"diagnostic.{verb}", by=by, on=one, party_id=one.party_id, detail=detail)
