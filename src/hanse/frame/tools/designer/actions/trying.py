"""Trying a draft out: what somebody types in its preview, which is nobody's application."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.designer.looking.trying import from_stored, to_stored
from hanse.frame.tools.designer.models import Draft, Trial
from hanse.frame.workflow.forgetting import files_within
from hanse.identity.public import User
from hanse.kernel.clock import now
from hanse.questions.spec.answer import Answer

KEPT_FOR = timedelta(days=14)
"""From its beginning: files that were uploaded in it are young enough then for the sweep of files that finds them."""


def tried(draft: Draft, procedure: Procedure, person: User) -> Mapping[str, Answer]:
    """What she has typed so far, as far as the questions still take it."""
    found = Trial.objects.filter(draft=draft, person=person).first()
    return from_stored(procedure, found.answers) if found else {}


@transaction.atomic
def keep_trial(draft: Draft, procedure: Procedure, key: str, answer: Answer | None, *, by: User) -> None:
    """Keep one answer, or with None take it back. Nothing follows from it, so it is not audited."""
    trial, _made = Trial.objects.select_for_update().get_or_create(draft=draft, person=by)
    trial.answers.pop(key, None)
    if answer is not None:
        trial.answers |= to_stored(procedure, {key: answer})
    trial.save(update_fields=["answers"])


@transaction.atomic
def begin_trial(draft: Draft, procedure: Procedure, answers: Mapping[str, Answer], *, by: User) -> None:
    """Begin again, with these answers."""
    Trial.objects.filter(draft=draft, person=by).delete()
    Trial.objects.create(draft=draft, person=by, answers=to_stored(procedure, answers))


def purge_trials() -> int:
    """Delete what is over; returns how many."""
    return Trial.objects.filter(created_at__lt=now() - KEPT_FOR).delete()[0]


def held_since(since: datetime) -> Iterator[UUID]:
    """The files that somebody uploaded in a preview."""
    for answers in Trial.objects.filter(created_at__gte=since).values_list("answers", flat=True):
        yield from files_within(answers)
