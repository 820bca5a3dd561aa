"""Writing a register's record for a decided case; a further decision makes a further version."""

from collections.abc import Iterator
from typing import Protocol

from dateutil.relativedelta import relativedelta

from hanse.frame.models import Case, Record
from hanse.frame.spec.events import Event
from hanse.frame.spec.procedure import Procedure


class Tells(Protocol):
    """What says the answers of a case in words."""

    def facts(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]: ...


def write_record(row: Case, procedure: Procedure, event: Event, wording: Tells) -> Record:
    """The case's record, or its next version; part of the caller's transaction, which has locked the case."""
    register = procedure.register
    assert register is not None
    day = procedure.calendar.day_of(event.at)
    content = {
        key: {"question": question, "answer": answer, "value": row.answers[key]["value"]}
        for key, (question, answer) in zip(_told(row, register.shows), wording.facts(register.shows), strict=True)
    }
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
        valid_from=day,
        valid_until=day + relativedelta(months=register.months) if register.months else None,
        by_id=event.by,
        because=str(event.facts["transition"]),
    )


def _told(row: Case, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if key in row.answers]
