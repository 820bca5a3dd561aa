"""Writes of cases: whatever somebody does with one becomes an act, and what happens is in its events."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hanse.frame.errors import CaseMoved
from hanse.frame.models import Case
from hanse.frame.queries import events_of, procedure_of
from hanse.frame.queries.events import moves_in
from hanse.frame.spec.acts import (
    THE_SYSTEM,
    Act,
    AskRefund,
    ChangeRecord,
    Claim,
    Doer,
    GiveOpinion,
    HandOver,
    Look,
    Note,
    PassTime,
    Payment,
    RefuseRefund,
    Release,
    Standing,
    Step,
)
from hanse.frame.spec.events import Event, Happened
from hanse.frame.workflow.moving import Moved, move
from hanse.frame.workflow.refusing import in_words
from hanse.kernel.clock import now, today
from hanse.questions.spec.answer import Answer

_log = logging.getLogger(__name__)


def take_step(case: Case, transition: str, answers: Mapping[str, Answer], *, by: Doer, language: str) -> Moved:
    """Take a transition. Raises StepRefused and NotAllowed, which say why; then nothing has happened."""
    return _do(case, Step(by=by, at=now(), transition=transition, answers=answers), language)


def give_opinion(case: Case, office: str, answers: Mapping[str, Answer], *, by: Doer, language: str) -> Moved:
    """Give the opinion for which an office was asked. Raises StepRefused and NotAllowed."""
    return _do(case, GiveOpinion(by=by, at=now(), office=office, answers=answers), language)


def claim_case(case: Case, *, by: Doer, language: str) -> Moved:
    """Begin to work on a case of one's office. Raises StepRefused and NotAllowed."""
    return _do(case, Claim(by=by, at=now()), language)


def release_case(case: Case, *, by: Doer, language: str) -> Moved:
    """Lay a case back into the office's inbox. Raises StepRefused and NotAllowed."""
    return _do(case, Release(by=by, at=now()), language)


def hand_over_case(case: Case, to: UUID, *, by: Doer, language: str) -> Moved:
    """Give a case to a colleague; the caller has checked that the colleague works in the office."""
    return _do(case, HandOver(by=by, at=now(), to=to), language)


def look_at_case(case: Case, *, by: Doer, language: str) -> list[Event]:
    """The case's events, after writing down that somebody of an office has read it. Raises NotAllowed.

    One look a day is written down: a page loaded again tells the applicant nothing new.
    """
    events = list(events_of(case.id))
    begun = now().replace(hour=0, minute=0, second=0, microsecond=0)
    if not any(one.kind is Happened.LOOKED_AT and one.by == by.id and one.at >= begun for one in events):
        events += _do(case, Look(by=by, at=now()), language).events
    return events


def note_on_case(case: Case, words: str, *, by: Doer, language: str) -> Moved:
    """Write a remark that only offices read. Raises StepRefused and NotAllowed."""
    return _do(case, Note(by=by, at=now(), words=words), language)


def change_record(
    case: Case, standing: Standing, because: str, answers: Mapping[str, Answer], *, by: Doer, language: str
) -> Moved:
    """Write a further version of the case's record in its register. Raises StepRefused and NotAllowed."""
    act = ChangeRecord(by=by, at=now(), standing=standing, because=because, answers=answers)
    return _do(case, act, language)


def record_payment(case: Case, amount: Decimal, reference: str, *, by: Doer = THE_SYSTEM, because: str = "") -> Moved:
    """What a payment provider or the cash desk has received, or with a negative amount given back; once a reference.

    Raises StepRefused and NotAllowed, which say why.
    """
    act = Payment(by=by, at=now(), amount=amount, reference=reference, because=because)
    return _do(case, act, case.language)


def ask_refund(case: Case, amount: Decimal, reference: str, *, by: Doer, because: str) -> Moved:
    """Ask a second person to agree that money is given back. Raises StepRefused and NotAllowed."""
    act = AskRefund(by=by, at=now(), amount=amount, reference=reference, because=because)
    return _do(case, act, case.language)


def refuse_refund(case: Case, reference: str, *, by: Doer, because: str) -> Moved:
    """Refuse it, or take it back. Raises StepRefused and NotAllowed."""
    return _do(case, RefuseRefund(by=by, at=now(), reference=reference, because=because), case.language)


def pass_time(case: Case) -> Moved:
    """Do what the deadline of the case's state says, if it has passed."""
    return _do(case, PassTime(by=THE_SYSTEM, at=now()), case.language)


def pass_time_for_all() -> int:
    """Do what deadlines say for each case of which one is near or over, in a transaction of its own; returns how many.

    One that cannot be moved is logged by its number and does not hold up the others.
    """
    tomorrow = today() + timedelta(days=1)  # at the place of a case the day may have begun already
    touched = Case.objects.filter(Q(ended_at=None, due__lt=tomorrow) | Q(warn_on__lte=tomorrow))
    moved = 0
    for case_id, number in list(touched.order_by("due").values_list("id", "number")):
        try:
            moved += bool(pass_time(Case.objects.get(id=case_id)).events)
        except Exception:  # noqa: BLE001  whatever a rule or an outcome of one service does, the others' deadlines pass
            _log.exception("the deadline of case %s could not pass", number)
    return moved


@contextmanager
def unmoved(case: Case, moves: int | None) -> Iterator[None]:
    """Act on the case within, only while it has made so many moves; None: in any case. Raises CaseMoved."""
    with transaction.atomic():
        if moves is not None:
            Case.objects.select_for_update().get(id=case.id)
            if moves_in(events_of(case.id)) != moves:
                raise CaseMoved
        yield


def _do(case: Case, act: Act, language: str) -> Moved:
    with in_words(procedure_of(case), language):
        return move(case.id, act)
