"""What of a case's documents and records follows from its events: which there are, and what the records hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.frame.models import Case, Record
from hanse.frame.spec import cases
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.answering import to_json
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.evolving import evolve
from hanse.frame.spec.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Version:
    """Of a record; `values` by question key."""

    standing: str
    values: dict[str, Any]


def strange_papers(row: Case, procedure: Procedure, events: Sequence[Event]) -> Iterator[str]:
    """`documents` and `records`, where those that are there are not those that the events made."""
    issued = {(one.event_number, one.key) for one in row.documents.all()}
    if issued != {(number, event.facts["document"]) for number, event in enumerate(events, 1) if _issues(event)}:
        yield "documents"
    there, wanted = sorted(row.records.all(), key=lambda one: one.version), list(_versions(procedure, events))
    same = len(there) == len(wanted) and all(
        _is_that(one, version, last=one is there[-1]) for one, version in zip(there, wanted, strict=True)
    )
    if not same or [one.version for one in there] != list(range(1, len(there) + 1)):
        yield "records"


def _issues(event: Event) -> bool:
    return event.kind is Happened.MOVED and bool(event.facts.get("document"))


def _versions(procedure: Procedure, events: Sequence[Event]) -> Iterator[Version]:
    case: cases.Case | None = None
    values: dict[str, Any] = {}
    for event in events:
        case = evolve(procedure, case, event)
        if event.kind is Happened.MOVED and event.facts.get("registers") and procedure.register:
            stored: Any = to_json(procedure, case.answers)
            values = {key: stored[key]["value"] for key in procedure.register.shows if key in stored}
            yield Version(Standing.IN_FORCE.value, values)
        if event.kind is Happened.RECORD_CHANGED:
            given: Any = event.values.get("content") or {}
            values = values | {key: one["value"] for key, one in given.items()}
            yield Version(str(event.facts["standing"]), values)


def _is_that(row: Record, version: Version, *, last: bool) -> bool:
    """What an erased case's record should hold, nobody can tell any more."""
    case = row.case
    told = case is not None and case.erased_at is not None
    values = {key: one["value"] for key, one in row.content.items()}
    return (row.standing, row.current) == (version.standing, last) and (told or values == version.values)
