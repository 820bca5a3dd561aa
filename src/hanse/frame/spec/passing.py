"""Time passes: whoever has a case is warned; and what deadlines and terms say is done, one thing at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hanse.frame.spec.acts import THE_SYSTEM, Act, PassTime
from hanse.frame.spec.cases import Case, scope_of
from hanse.frame.spec.conditions import holds
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.entering import moved
from hanse.frame.spec.events import DEADLINE, Event, Happened, Json
from hanse.frame.spec.steps import SYSTEM
from hanse.frame.spec.terms import Count


@dataclass(frozen=True, slots=True)
class Running:
    """What is counted until `due`: the deadline of the state, or that of the named term."""

    deadline: Deadline
    due: date
    warn_on: date | None
    term: str = ""

    @property
    def named(self) -> dict[str, Json]:
        return {"term": self.term} if self.term else {}


def running(procedure: Declaration, case: Case) -> tuple[Running, ...]:
    """Everything that is counted in a case and does not stand still, what ends first coming first."""
    counts: list[tuple[Deadline | None, Count, str]] = [
        (procedure.state(case.state).deadline, Count(due=case.due, warn_on=case.warn_on), "")
    ]
    counts += [(procedure.term(key).deadline, count, key) for key, count in case.terms.items()]
    found = (Running(deadline, one.due, one.warn_on, key) for deadline, one, key in counts if deadline and one.due)
    return tuple(sorted(found, key=lambda one: one.due))


def time_passes(procedure: Declaration, case: Case, act: PassTime) -> Iterator[Event]:
    """What the first deadline that is over brings about; where none does, the warnings that are due."""
    today, counted = procedure.calendar.day_of(act.at), running(procedure, case)
    for one in counted:
        event = _over(procedure, case, one, act) if one.due < today else None
        if event:
            yield event
            return
    for one in counted:
        if one.warn_on and one.warn_on <= today <= one.due:
            facts: dict[str, Json] = {"due": one.due.isoformat(), **one.named}
            yield Event(kind=Happened.WARNED, at=act.at, by=None, role=SYSTEM, facts=facts)


def _over(procedure: Declaration, case: Case, one: Running, act: PassTime) -> Event | None:
    deadline = one.deadline
    if deadline.then:
        step = procedure.transition(deadline.then)
        possible = case.state in step.sources and holds(procedure, step.when, scope_of(procedure, case))
        return moved(procedure, case, step, Act(by=THE_SYSTEM, at=act.at), {}) if possible else None
    if not deadline.escalate_to or case.office == deadline.escalate_to or one.term in case.escalated:
        return None
    facts: dict[str, Json] = {"office": deadline.escalate_to, "because": DEADLINE, **one.named}
    return Event(kind=Happened.HANDED_OVER, at=act.at, by=None, role=SYSTEM, facts=facts)
