"""Moving a case: lock, decide, append, project, and what follows, in one transaction."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from hanse.frame.models import Case, CaseEvent, EventValues
from hanse.frame.queries import events_of, procedure_of
from hanse.frame.spec import cases
from hanse.frame.spec.acts import Act
from hanse.frame.spec.chain import BEGINNING, Link, linked
from hanse.frame.spec.deciding import decide
from hanse.frame.spec.events import Event
from hanse.frame.spec.evolving import evolve, replay
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.booking import keep_booked
from hanse.frame.workflow.effects import follow
from hanse.frame.workflow.projecting import project


@dataclass(frozen=True, slots=True)
class Moved:
    """A case after an act, and what happened."""

    row: Case
    case: cases.Case
    events: tuple[Event, ...]


@transaction.atomic
def move(case_id: UUID, act: Act) -> Moved:
    """Do what somebody wants with a case. Raises Case.DoesNotExist, ActRefused and RuleError; then nothing is done."""
    row = Case.objects.select_for_update().get(id=case_id)
    procedure, events = procedure_of(row), list(events_of(case_id))
    latest = max((event.at for event in events), default=act.at)
    if act.at < latest:  # this machine's clock lags behind that which wrote the last event, or was set back
        act = replace(act, at=latest)
    return record(row, procedure, replay(procedure, events), act)


def record(row: Case, procedure: Procedure, case: cases.Case | None, act: Act) -> Moved:
    """The same for a row that is locked, or not yet written; part of the caller's transaction."""
    events = tuple(_by_key(event, act) for event in decide(procedure, case, act))
    for event in events:
        case = evolve(procedure, case, event)
    assert case is not None  # a first act is a submission, or is refused
    links = _links(row, events)
    row.head = links[-1].hash if links else row.head
    project(row, procedure, case, at=act.at)
    keep_booked(row, procedure, case)
    _append(row, links)
    follow(row, procedure, case, events, first=row.events_number - len(events) + 1)
    return Moved(row, case, events)


def _by_key(event: Event, act: Act) -> Event:
    """The event, which names the key by which a person's program acted; what follows by itself names none."""
    if act.by.key is None or event.by is None or event.by != act.by.id:
        return event
    return replace(event, facts={**event.facts, "key": str(act.by.key)})


def _links(row: Case, events: Sequence[Event]) -> list[Link]:
    before, links = row.head or BEGINNING, list[Link]()
    for number, event in enumerate(events, row.events_number + 1):
        links.append(linked(event, number=number, before=before, salt=secrets.token_bytes(16)))
        before = links[-1].hash
    return links


def _append(row: Case, links: Sequence[Link]) -> None:
    rows = CaseEvent.objects.bulk_create(
        CaseEvent(
            case=row,
            number=link.number,
            kind=link.event.kind.value,
            at=link.event.at,
            by_id=link.event.by,
            role=link.event.role,
            facts=dict(link.event.facts),
            digest=link.digest,
            hash=link.hash,
        )
        for link in links
    )
    EventValues.objects.bulk_create(
        EventValues(event=written, salt=link.salt or b"", values=dict(link.event.values))
        for written, link in zip(rows, links, strict=True)
    )
