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

from hanse.frame.enums import Told
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.procedure import Procedure

MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"
_KINDS: Mapping[Happened, Told] = {
    Happened.SUBMITTED: Told.SUBMITTED,
    Happened.MOVED: Told.MOVED,
    Happened.FEE_ASKED: Told.FEE_ASKED,
    Happened.PAID: Told.PAID,
    Happened.REFUNDED: Told.REFUNDED,
    Happened.OPINION_GIVEN: Told.OPINION_GIVEN,
    Happened.HANDED_OVER: Told.HANDED_OVER,
    Happened.WARNED: Told.WARNED,
    Happened.RECORD_CHANGED: Told.RECORD_CHANGED,
    Happened.ERASED: Told.ERASED,
}
"""Who takes a case up, who looks at it and what she notes is nobody's outside."""
_FACTS: Mapping[Told, Sequence[str]] = {
    Told.MOVED: ("transition", "source"),
    Told.DECIDED: ("transition", "source"),
    Told.FEE_ASKED: ("amount",),
    Told.PAID: ("amount",),
    Told.REFUNDED: ("amount",),
    Told.OPINION_GIVEN: ("office",),
    Told.WARNED: ("due",),
    Told.RECORD_CHANGED: ("standing",),
}
"""Which facts of an event are told: each by name, so that a new one stays here until somebody has thought of it."""
_MONEY = frozenset({Told.FEE_ASKED, Told.PAID, Told.REFUNDED})


def told(
    row: Case, procedure: Procedure, events: Sequence[Event], first: int
) -> Iterator[tuple[Told, datetime, dict[str, Any]]]:
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
        if kind is Told.MOVED and ended:
            kind = Told.DECIDED
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


def written(kind: Told, at: datetime, data: Mapping[str, Any], *, name: str, subject: str = "") -> str:
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
