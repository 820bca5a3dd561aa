"""What a draft changes against the version that is online."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from hanse.frame.errors import NoSuchService
from hanse.frame.queries.offering import offered_procedure
from hanse.frame.spec.difference.changes import Change
from hanse.frame.spec.difference.difference import difference
from hanse.frame.spec.procedure import Procedure


@dataclass(frozen=True, slots=True)
class ChangedPart:
    part: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """`online` is the version that is offered now, empty where none is. `fault`: why this one cannot take its place."""

    online: str
    version: str
    changed: tuple[ChangedPart, ...]
    running: tuple[ChangedPart, ...]
    fault: str


def difference_page(procedure: Procedure) -> DifferencePage:
    try:
        online = offered_procedure(procedure.key)
    except NoSuchService:
        return DifferencePage("", procedure.version, (), (), "")
    found = difference(online, procedure)
    return DifferencePage(found.old, found.new, _parts(found.changes), _parts(found.running), found.fault)


def _parts(changes: Iterable[Change]) -> tuple[ChangedPart, ...]:
    grouped = groupby(changes, key=lambda one: one.part)
    return tuple(ChangedPart(part, tuple(one.message for one in every)) for part, every in grouped)
