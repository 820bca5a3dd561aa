"""Whether the rows that follow from events are what the events say."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import batched

from django.db.models import Prefetch

from hanse.frame.errors import NoSuchService
from hanse.frame.models import AskedOpinion, Case, CaseEvent
from hanse.frame.queries import procedure_of
from hanse.frame.queries.events import link_of
from hanse.frame.spec import cases
from hanse.frame.spec.booked import Wanted, booked_by
from hanse.frame.spec.deciding import asked_opinions
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Booked
from hanse.frame.workflow.papers import strange_papers
from hanse.frame.workflow.projecting import fill

AT_ONCE = 500
FIELDS = (
    "party_id",
    "state",
    "since",
    "office",
    "holder_id",
    "due",
    "warn_on",
    "fee",
    "received",
    "paid",
    "events_number",
    "answers",
    "email",
    "words",
    "ended_at",
    "keep_until",
    "erased_at",
    "head",
)
"""What of a case follows from its events."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a case's row that is not what its events give; no values, which may be a person's."""

    number: str
    field: str


def differences() -> Iterator[Difference]:
    """Every difference in every case, some hundred cases at a time; opinions, documents and records are fields.

    So is what is booked: its seat, and what an application alone keeps, follow from no event.
    """
    events = Prefetch("events", CaseEvent.objects.select_related("said").order_by("number"))
    opinions = Prefetch("opinions", AskedOpinion.objects.filter(closed_at=None))
    ids = Case.objects.order_by("id").values_list("id", flat=True)
    for some in batched(ids.iterator(), AT_ONCE, strict=False):
        rows = Case.objects.filter(id__in=some).order_by("id")
        for row in rows.prefetch_related(events, opinions, "documents", "records", "bookings"):
            yield from (Difference(row.number, name) for name in _different(row))


def _different(row: Case) -> Sequence[str]:
    links = [link_of(event) for event in row.events.all()]
    try:
        procedure = procedure_of(row)
        standing = replay(procedure, (link.event for link in links))
    except NoSuchService:
        return ["version"]
    except (KeyError, ValueError):
        standing = None
    if standing is None:
        return ["events"]
    anew = copy(row)
    fill(anew, procedure, standing)
    anew.head = links[-1].hash
    found = [name for name in FIELDS if getattr(anew, name) != getattr(row, name)]
    found += strange_papers(row, procedure, [link.event for link in links])
    if _open(row) != _wanted(procedure, standing):
        found.append("opinions")
    if _booked(row) != _to_book(procedure, standing):
        found.append("bookings")
    return found


def _open(row: Case) -> set[tuple[str, str]]:
    return {(one.state, one.office) for one in row.opinions.all()}


def _wanted(procedure: Procedure, standing: cases.Case) -> set[tuple[str, str]]:
    asked = asked_opinions(procedure, standing)
    return {(standing.state, one.office) for one in asked if one.office not in standing.opinions}


def _booked(row: Case) -> set[tuple[Wanted, bool]]:
    """What the case has, in the words of the language; the value of an answer is not kept with it."""
    return {
        (Wanted(one.question, "", one.bookable, one.place, one.starts, one.ends), one.firm)
        for one in row.bookings.all()
        if one.service == row.service
    }


def _to_book(procedure: Procedure, standing: cases.Case) -> set[tuple[Wanted, bool]]:
    if not procedure.bookings or standing.erased:
        return set()
    firm = procedure.state(standing.state).booked is Booked.TAKEN
    return {(replace(one, value=""), firm) for one in booked_by(procedure, standing.state, standing.answers)}
