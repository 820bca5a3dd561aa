"""One write of one answer, shared by the actions: lock, refusal of frozen sheets, audit, event."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.questions.enums import StoredState
from hanse.questions.errors import SheetFrozen, SheetHeld
from hanse.questions.models import Answer, Conflict, Sheet
from hanse.questions.models.guard import FROZEN, HELD
from hanse.questions.spec import answer as spec
from hanse.questions.spec.checking import is_complete, value_to_json
from hanse.questions.spec.question import Question


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


@dataclass(frozen=True, slots=True)
class Origin:
    """Which page a write comes from.

    `page` is a token made anew whenever a form is shown; `final` is false for what a page saves by itself while it is
    being filled in. Two writes of one page never conflict with each other, and none of its own savings that comes
    late undoes what the person has sent herself. Without a token every write stands alone.
    """

    page: str = ""
    final: bool = True

    @property
    def mark(self) -> str:
        return f"{self.page}{_SENT}" if self.page and self.final else self.page

    def wrote(self, mark: str) -> bool:
        return bool(self.page) and mark in {self.page, f"{self.page}{_SENT}"}


_SENT = "."
_REFUSALS: dict[str | None, type[SheetFrozen]] = {FROZEN: SheetFrozen, HELD: SheetHeld}
ELSEWHERE = Origin()
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
    """A transaction on a sheet that takes answers.

    Raises SheetFrozen or SheetHeld, also where it is frozen or held in that moment: the database looks at the sheet as
    it is now, and whoever freezes or holds it waits for this write.
    """
    refuse_closed(sheet)
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        refusal = _REFUSALS.get(_constraint(error))
        if refusal is None:
            raise
        raise refusal from error


def refuse_closed(sheet: Sheet) -> None:
    """Raises SheetFrozen or SheetHeld where the sheet, as it was read, takes no answers."""
    if sheet.frozen:
        raise SheetFrozen
    if sheet.is_held:
        raise SheetHeld


def _constraint(error: IntegrityError) -> str | None:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None)


def write(
    sheet: Sheet, key: str, content: Content, *, expected: int, by: Actor, verb: str, origin: Origin = ELSEWHERE
) -> Saved | Conflict:
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
        page=origin.mark,
        at=now(),
    )
    if version is None:  # somebody was there before, or the same stands already
        standing = Answer.objects.get(sheet_id=sheet.id, key=key)
        if (standing.state, standing.value, standing.note) == (content.state, content.value, content.note):
            return Saved(key, standing.version, standing.state, changed=False)
        if not (origin.wrote(standing.page) and standing.by_id == by.id):
            return _conflict(sheet, key, content, expected=expected, by=by)
        if standing.page != origin.mark and not origin.final:
            return Saved(key, standing.version, standing.state, changed=False)
        return write(sheet, key, content, expected=standing.version, by=by, verb=verb, origin=origin)
    detail = {"key": key, "version": version, "state": content.state}
    audit.record(f"questions.{verb}", by=by, on=sheet, detail=detail)
    outbox.emit("questions.answer_changed", {"sheet": str(sheet.id), **detail})
    return Saved(key, version, content.state)


def _conflict(sheet: Sheet, key: str, content: Content, *, expected: int, by: Actor) -> Conflict:
    """Keep what was given beside what stands; the same given twice is kept once."""
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
