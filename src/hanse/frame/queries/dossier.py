"""A case with all that belongs to it, read once for a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.frame.models import Case
from hanse.frame.queries.events import events_of, events_of_each
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.spec import cases
from hanse.frame.spec.events import Event
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Dossier:
    """The row, its procedure, what happened, and how the case stands after it."""

    row: Case
    procedure: Procedure
    events: Sequence[Event]
    standing: cases.Case


def dossier_of(row: Case, events: Sequence[Event] | None = None) -> Dossier:
    """Read the events (where they are not given) and what follows from them."""
    procedure = procedure_of(row)
    known = list(events_of(row.id)) if events is None else events
    standing = replay(procedure, known)
    assert standing is not None  # a case has no row before it was submitted
    return Dossier(row, procedure, known, standing)


def dossiers_of(rows: Sequence[Case]) -> list[Dossier]:
    """The same of several cases, in one query."""
    events = events_of_each([row.id for row in rows])
    return [dossier_of(row, events[row.id]) for row in rows]
