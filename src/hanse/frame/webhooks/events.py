"""An event of a case as webhooks tell it: keys, states and numbers, never what a person said."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cloudevents.core.bindings.http import to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from django.conf import settings
from django.urls import reverse

from hanse.frame.enums import Occasion
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.procedure import Procedure

MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"
_KINDS: Mapping[Happened, Occasion] = {
    Happened.SUBMITTED: Occasion.SUBMITTED,
    Happened.MOVED: Occasion.MOVED,
    Happened.FEE_ASKED: Occasion.FEE_ASKED,
    Happened.PAID: Occasion.PAID,
    Happened.REFUNDED: Occasion.REFUNDED,
    Happened.OPINION_GIVEN: Occasion.OPINION_GIVEN,
    Happened.HANDED_OVER: Occasion.HANDED_OVER,
    Happened.WARNED: Occasion.WARNED,
    Happened.RECORD_CHANGED: Occasion.RECORD_CHANGED,
    Happened.ERASED: Occasion.ERASED,
}
"""Who takes a case up, who looks at it and what she notes is nobody's outside."""
_FACTS: Mapping[Occasion, Sequence[str]] = {
    Occasion.MOVED: ("transition", "source"),
    Occasion.DECIDED: ("transition", "source"),
    Occasion.FEE_ASKED: ("amount",),
    Occasion.PAID: ("amount",),
    Occasion.REFUNDED: ("amount",),
    Occasion.OPINION_GIVEN: ("office",),
    Occasion.WARNED: ("due",),
    Occasion.RECORD_CHANGED: ("standing",),
}
"""Which facts of an event are told: each by name, so that a new one stays here until somebody has thought of it."""
_MONEY = frozenset({Occasion.FEE_ASKED, Occasion.PAID, Occasion.REFUNDED})


def told(
    row: Case, procedure: Procedure, events: Sequence[Event], first: int
) -> Iterator[tuple[Occasion, datetime, dict[str, Any]]]:
    """What is told of the events of one act, each with the state in which the case was after it."""
    state = next((str(one.facts["source"]) for one in events if one.kind is Happened.MOVED), row.state)
    for number, event in enumerate(events, first):
        if event.kind is Happened.SUBMITTED:
            state = procedure.start.key
        if event.kind is Happened.MOVED:
            state = procedure.transition(str(event.facts["transition"])).target
        if event.kind not in _KINDS:
            continue
        kind, ended = _KINDS[event.kind], procedure.state(state).final
        if kind is Occasion.MOVED and ended:
            kind = Occasion.DECIDED
        data = {**_case(row), "event": number, "state": state, "ended": ended}
        data |= {name: event.facts[name] for name in _FACTS.get(kind, ()) if name in event.facts}
        if kind in _MONEY and procedure.fee:
            data["currency"] = procedure.fee.currency
        yield kind, event.at, data


def told_document(issued: IssuedDocument, procedure: Procedure) -> dict[str, Any]:
    """That the file of a document can be fetched."""
    row = issued.case
    state = {"state": row.state, "ended": procedure.state(row.state).final}
    return {**_case(row), "event": issued.event_number, **state, "document": str(issued.id), "key": issued.key}


def _case(row: Case) -> dict[str, Any]:
    return {"case": str(row.id), "number": row.number, "service": row.service, "version": row.version}


def link_of(case_id: UUID, office: str) -> str:
    """Where the API gives the rest, to who has the right."""
    page = "get_office_case" if office else "get_case"
    return settings.SITE_URL.rstrip("/") + reverse(f"api:{page}", args=[case_id])


def written(kind: Occasion, at: datetime, data: Mapping[str, Any], *, name: str, subject: str = "") -> str:
    """The event as a CloudEvent in JSON. `name` is its id at this site."""
    site = settings.SITE_URL.rstrip("/")
    attributes: dict[str, Any] = {
        "id": name,
        "source": site,
        "type": kind.value,
        "time": at,
        "datacontenttype": "application/json",
        "dataschema": f"{site}{reverse('api:webhook_schema')}",
    }
    if subject:
        attributes["subject"] = subject
    return to_structured(CloudEvent(attributes, dict(data)), JSONFormat()).body.decode()
