"""How terms go on when a case enters a state, and how that stands in events."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hanse.frame.spec.deadlines import Calendar, Deadline, days_after, days_between, warning_day
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Json
from hanse.frame.spec.terms import Count, Term


def counts_in(
    procedure: Declaration, before: Mapping[str, Count], state: str, day: date, *, step: str = ""
) -> dict[str, Count]:
    """The terms that have begun and are not over once a case has entered `state` by `step` (empty: handed in)."""
    found = {}
    for term in procedure.terms:
        count = before.get(term.key)
        if is_over(procedure, term, state):
            continue
        if count is None and (state in term.begins or not (step or term.begins)):
            count = Count(left=term.deadline.days)
        if count is not None:
            found[term.key] = _on(procedure, term, count, state, day, more=term.extended_by.get(step, 0))
    return found


def is_over(procedure: Declaration, term: Term, state: str) -> bool:
    """Whether the state ends the term."""
    return state in term.ends or procedure.state(state).final


def stands_still(procedure: Declaration, term: Term, state: str) -> bool:
    """Whether the term waits while a case is in the state."""
    return state in term.pauses if term.pauses else procedure.state(state).waits


def runs_in(procedure: Declaration, term: Term) -> tuple[str, ...]:
    """The states in which the term may be running, in the order of the declaration."""
    found = {state for state in term.begins or [procedure.start.key] if not is_over(procedure, term, state)}
    left = [*found]
    while left:
        for step in procedure.steps_from(left.pop()):
            if step.target not in found and not is_over(procedure, term, step.target):
                found.add(step.target)
                left.append(step.target)
    return tuple(
        state.key for state in procedure.states if state.key in found and not stands_still(procedure, term, state.key)
    )


def timers(procedure: Declaration, state: str) -> dict[str, Deadline]:
    """The steps out of a state that time takes, by key, each with the deadline that does."""
    own = procedure.state(state).deadline
    terms = [term.deadline for term in procedure.terms if state in runs_in(procedure, term)]
    return {one.then: one for one in (*terms, *([own] if own else [])) if one.then}


def _on(procedure: Declaration, term: Term, count: Count, state: str, day: date, *, more: int) -> Count:
    calendar, working = procedure.calendar, term.deadline.working
    if count.due is None:
        left = count.left + more
        if stands_still(procedure, term, state):
            return Count(left=left)
        return _running(term, days_after(left, day, calendar, working=working), calendar)
    if more:
        count = _running(term, days_after(more, count.due, calendar, working=working), calendar)
    assert count.due is not None
    if count.due >= day and stands_still(procedure, term, state):
        return Count(left=days_between(day, count.due, calendar, working=working))
    return count


def _running(term: Term, due: date, calendar: Calendar) -> Count:
    return Count(due=due, warn_on=warning_day(term.deadline, due, calendar))


def counts_to_json(counts: Mapping[str, Count]) -> dict[str, Json]:
    """Key → due, warn_on and left."""
    return {
        key: {"due": _day_to_json(one.due), "warn_on": _day_to_json(one.warn_on), "left": one.left}
        for key, one in counts.items()
    }


def counts_from_json(stored: Any) -> dict[str, Count]:
    """Those of an event."""
    return {
        key: Count(due=day_from_json(one["due"]), warn_on=day_from_json(one["warn_on"]), left=one["left"])
        for key, one in stored.items()
    }


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_from_json(stored: Json) -> date | None:
    """A day of an event; None where there is none."""
    return date.fromisoformat(str(stored)) if stored else None
