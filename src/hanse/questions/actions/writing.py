"""One write of one answer, shared by the actions: lock, refusal of frozen sheets, audit, event."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.enums import StoredState
from hanse.questions.errors import SheetFrozen
from hanse.questions.models import Answer, Conflict, Sheet
from hanse.questions.models.guard import FROZEN
from hanse.questions.spec import answer as spec
from hanse.questions.spec.checking import is_complete, value_to_json
from hanse.questions.spec.question import Question

FROZEN_MESSAGE = "These answers have been handed in and can no longer be changed."


@dataclass(frozen=True, slots=True)
class Content:
    """What is stored of an answer, whatever its kind."""

    state: str
    value: spec.JsonValue = None
    note: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer stands. `version` is the one to expect next; `changed` is false where it was there already."""

    key: str
    version: int
    state: str
    changed: bool = True


CLEARED = Content(StoredState.CLEARED)


def content_of(question: Question, answer: spec.Answer) -> Content:
    return Content(
        state=answer.state.value,
        value=value_to_json(question, answer),
        note=answer.note,
        complete=is_complete(question, answer),
    )


@contextmanager
def writing(sheet: Sheet) -> Iterator[None]:
    """A transaction on a sheet that is not frozen. Raises SheetFrozen, also where it is frozen in that moment."""
    if sheet.frozen:
        raise SheetFrozen(FROZEN_MESSAGE)
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if _constraint(error) == FROZEN:
            raise SheetFrozen(FROZEN_MESSAGE) from error
        raise


def _constraint(error: IntegrityError) -> str | None:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None)


def write(sheet: Sheet, key: str, content: Content, *, expected: int, by: Actor, verb: str) -> Saved | Conflict:
    """Write within `writing`: the answer stands, or the other's stands and this one is kept as a conflict.

    Writing what stands already changes nothing, so that a form sent twice is saved once.
    """
    version = Answer.objects.put(
        sheet_id=sheet.id,
        key=key,
        state=content.state,
        value=content.value,
        note=content.note,
        complete=content.complete,
        expected=expected,
        by_id=by.id,
        at=now(),
    )
    if version is None:
        return _standing_or_conflict(sheet, key, content, expected=expected, by=by)
    detail = {"key": key, "version": version, "state": content.state}
    audit.record(f"questions.{verb}", by=by, on=sheet, detail=detail)
    outbox.emit("questions.answer_changed", {"sheet": str(sheet.id), **detail})
    return Saved(key, version, content.state)


def _standing_or_conflict(sheet: Sheet, key: str, content: Content, *, expected: int, by: Actor) -> Saved | Conflict:
    standing = Answer.objects.get(sheet_id=sheet.id, key=key)
    if (standing.state, standing.value, standing.note) == (content.state, content.value, content.note):
        return Saved(key, standing.version, standing.state, changed=False)
    open_ones = Conflict.objects.filter(sheet=sheet, key=key, resolved_at=None, by_id=by.id, state=content.state)
    for conflict in open_ones:
        if (conflict.value, conflict.note) == (content.value, content.note):
            return conflict
    conflict = Conflict.objects.create(
        sheet=sheet,
        key=key,
        state=content.state,
        value=content.value,
        note=content.note,
        expected=expected,
        by_id=by.id,
    )
    audit.record("questions.keep_conflict", by=by, on=sheet, detail={"key": key, "conflict": str(conflict.id)})
    return conflict
