"""Domain events: written beside the change (`emit`), delivered by a job to the receivers of their name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from hanse.kernel import jobs
from hanse.kernel.clock import now
from hanse.kernel.models import DomainEvent
from hanse.kernel.writes import append

type Receiver = Callable[[Mapping[str, Any]], None]

_receivers: dict[str, list[Receiver]] = defaultdict(list)


def receiver(name: str) -> Callable[[Receiver], Receiver]:
    """Register a function for the event `name`. It may be called more than once for one event."""

    def register(function: Receiver) -> Receiver:
        _receivers[name].append(function)
        return function

    return register


def emit(name: str, payload: Mapping[str, Any]) -> None:
    """Write the event `name` with ids and plain values; delivered after the transaction, if anybody listens."""
    if not _receivers.get(name):
        append(DomainEvent(name=name, payload=dict(payload), delivered_at=now()))
        return
    event = append(DomainEvent(name=name, payload=dict(payload)))
    jobs.defer("kernel.deliver_event", event_id=str(event.id))


def emit_all(name: str, payloads: Iterable[Mapping[str, Any]]) -> None:
    """The same for many, in one statement for five hundred where nobody listens."""
    if _receivers.get(name):
        for one in payloads:
            emit(name, one)
        return
    events = [DomainEvent(name=name, payload=dict(one), delivered_at=now()) for one in payloads]
    DomainEvent.objects.bulk_create(events, batch_size=500)


@transaction.atomic
def deliver(event_id: UUID) -> None:
    """Hand one event to its receivers, all or none; an event already delivered is left alone."""
    event = DomainEvent.objects.select_for_update().get(id=event_id)
    if event.delivered_at is not None:
        return
    for receive in _receivers.get(event.name, []):
        receive(event.payload)
    event.delivered_at = now()
    event.save(update_fields=["delivered_at"])
