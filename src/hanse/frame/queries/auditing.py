"""Whether everything that was written down is still as it was: all chains, and the anchors over them, in one pass."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from hanse.frame.models import Anchor, Case, CaseEvent
from hanse.frame.spec.anchors import DayAnchor, Days
from hanse.frame.spec.chain import Link, broken_links, unlawfully_emptied
from hanse.frame.spec.events import Event, Happened

AT_ONCE = 5000
"""Rows in memory at a time."""

type Heard = Callable[[int], object]
"""Hears how many events have been looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: in which case (its number; or an anchor's day), at which event, what."""

    where: str
    event: int | None
    what: str


def audit(told: Heard = lambda _events: None) -> Iterator[Finding]:
    """Everything that is wrong, case by case, then day by day; of one moment, however long it takes."""
    with _one_moment():
        days = Days()
        yield from _cases(days, told)
        anchors = (DayAnchor(**one) for one in Anchor.objects.values("day", "cases", "before", "hash"))
        yield from (Finding(day.isoformat(), None, what) for day, what in days.broken(anchors))


def _cases(days: Days, told: Heard) -> Iterator[Finding]:
    rows = Case.objects.order_by("id").values_list("id", "number", "events_number", "head")
    cases = rows.iterator(chunk_size=AT_ONCE)
    case = next(cases, None)
    for case_id, links in _chains(told):
        while case is not None and case[0] < case_id:
            yield Finding(case[1], None, "all its events are gone")
            case = next(cases, None)
        days.take(case_id, links)
        if case is None or case[0] != case_id:
            yield Finding(str(case_id), None, "there are events of it, but the case is gone")
            continue
        yield from _chain(case[1], links, case[2:])
        case = next(cases, None)
    while case is not None:
        yield Finding(case[1], None, "all its events are gone")
        case = next(cases, None)


def _chain(number: str, links: list[Link], head: tuple[int, str]) -> Iterator[Finding]:
    yield from (Finding(number, event, what) for event, what in broken_links(links))
    for event in unlawfully_emptied(links):
        yield Finding(number, event, "its values are gone, although the case was not erased")
    if (links[-1].number, links[-1].hash) != head:
        yield Finding(number, head[0], "the last event is not the one that the case names: one was removed, or added")


def _chains(told: Heard) -> Iterator[tuple[UUID, list[Link]]]:
    found = CaseEvent.objects.order_by("case_id", "number").values_list(
        "case_id", "number", "kind", "at", "by_id", "role", "facts", "digest", "hash", "said__salt", "said__values"
    )
    seen = 0
    for case_id, rows in groupby(found.iterator(chunk_size=AT_ONCE), itemgetter(0)):
        links = [_link(row) for row in rows]
        seen += len(links)
        told(seen)
        yield case_id, links


def _link(row: tuple[Any, ...]) -> Link:
    _case, number, kind, at, by, role, facts, digest, hashed, salt, values = row
    event = Event(kind=Happened(kind), at=at, by=by, role=role, facts=facts, values=values or {})
    return Link(number=number, event=event, digest=digest, salt=None if salt is None else bytes(salt), hash=hashed)


@contextmanager
def _one_moment() -> Iterator[None]:
    """What is written meanwhile is not seen; within a transaction its own rules hold."""
    inside = connection.in_atomic_block
    block: AbstractContextManager[object] = nullcontext() if inside else transaction.atomic()
    with block:
        if not inside:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def last_anchor() -> Anchor | None:
    """What is worth writing down outside of this database."""
    return Anchor.objects.order_by("day").last()
