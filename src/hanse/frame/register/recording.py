"""Writing a register's records: each decision about a case, and each later change, makes a version."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from dateutil.relativedelta import relativedelta

from hanse.frame.models import Case, Record
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.events import Event
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import Answer

type Content = dict[str, dict[str, Any]]


class Tells(Protocol):
    """What says the answers of a case in words."""

    def facts(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]: ...

    def told(self, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]: ...


def write_record(row: Case, procedure: Procedure, event: Event, wording: Tells) -> Record:
    """The case's record, or its next version; part of the caller's transaction, which has locked the case."""
    register = procedure.register
    assert register is not None
    day = procedure.calendar.day_of(event.at)
    content = {
        key: {"question": question, "answer": answer, "value": row.answers[key]["value"]}
        for key, (question, answer) in zip(_told(row, register.shows), wording.facts(register.shows), strict=True)
    }
    until = day + relativedelta(months=register.months) if register.months else None
    return _next(row, procedure, event, content=content, holds=(day, until), because=str(event.facts["transition"]))


def change_record(row: Case, procedure: Procedure, event: Event, wording: Tells) -> Record:
    """The next version of the case's record after RECORD_CHANGED, which says what is other; likewise."""
    assert procedure.register is not None
    before = Record.objects.get(register=procedure.register.key, number=row.number, current=True)
    given: Any = event.values["content"]
    answers = from_json(procedure, given)
    changed = {
        key: {"question": question, "answer": answer, "value": given[key]["value"]}
        for key, (question, answer) in zip(answers, wording.told(answers), strict=True)
    }
    return _next(
        row,
        procedure,
        event,
        content={**before.content, **changed},
        holds=(before.valid_from, before.valid_until),
        because=str(event.values["because"]),
        standing=Standing(str(event.facts["standing"])),
    )


def _next(
    row: Case,
    procedure: Procedure,
    event: Event,
    *,
    content: Content,
    holds: tuple[date, date | None],
    because: str,
    standing: Standing = Standing.IN_FORCE,
) -> Record:
    register = procedure.register
    assert register is not None
    before = Record.objects.filter(register=register.key, number=row.number, current=True).first()
    if before:
        Record.objects.filter(id=before.id).update(current=False)
    return Record.objects.create(
        register=register.key,
        service=row.service,
        number=row.number,
        version=before.version + 1 if before else 1,
        case=row,
        public=register.public,
        content=content,
        words="\n".join([row.number, *(one["answer"] for one in content.values())]),
        standing=standing.value,
        valid_from=holds[0],
        valid_until=holds[1],
        by_id=event.by,
        office=event.role if event.role in {one.key for one in procedure.offices} else "",
        because=because,
    )


def _told(row: Case, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if key in row.answers]
