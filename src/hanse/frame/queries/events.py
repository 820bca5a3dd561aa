"""A case's events as values: what `decide` and `replay` take, and the chain."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from hanse.frame.models import CaseEvent
from hanse.frame.spec.chain import Link
from hanse.frame.spec.events import Event, Happened


def chain_of(case_id: UUID) -> list[Link]:
    """The links in their order, in one query; a link whose values are erased has no salt."""
    rows = CaseEvent.objects.filter(case_id=case_id).select_related("said").order_by("number")
    return [link_of(row) for row in rows]


def events_of(case_id: UUID) -> Iterator[Event]:
    return (link.event for link in chain_of(case_id))


def moves_in(events: Iterable[Event]) -> int:
    """How often a case has changed: reading it, noting and warning changes nothing that anybody decides on."""
    return sum(event.kind not in {Happened.LOOKED_AT, Happened.NOTED, Happened.WARNED} for event in events)


def events_of_each(case_ids: Collection[UUID]) -> Mapping[UUID, list[Event]]:
    """The events of several cases, in one query."""
    found: dict[UUID, list[Event]] = {one: [] for one in case_ids}
    rows = CaseEvent.objects.filter(case_id__in=case_ids).select_related("said").order_by("case_id", "number")
    for row in rows:
        found[row.case_id].append(link_of(row).event)
    return found


def link_of(row: CaseEvent) -> Link:
    """The row as a link; its `said` is best read with it."""
    said = getattr(row, "said", None)
    event = Event(
        kind=Happened(row.kind),
        at=row.at,
        by=row.by_id,
        role=row.role,
        facts=row.facts,
        values=said.values if said else {},
    )
    return Link(
        number=row.number, event=event, digest=row.digest, salt=bytes(said.salt) if said else None, hash=row.hash
    )
