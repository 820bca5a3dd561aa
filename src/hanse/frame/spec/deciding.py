"""`decide`: from a procedure, a case and what somebody wants, to what happens. Pure: no clock, no database."""

from collections.abc import Iterator

from hanse.frame.spec.acts import (
    THE_SYSTEM,
    Act,
    AskRefund,
    Claim,
    Doer,
    GiveOpinion,
    HandOver,
    Look,
    Note,
    PassTime,
    Payment,
    RefuseRefund,
    Release,
    Step,
    Submit,
)
from hanse.frame.spec.afterwards import after_the_end
from hanse.frame.spec.answers_wanted import answered
from hanse.frame.spec.booked import require_offered
from hanse.frame.spec.calculating import said
from hanse.frame.spec.cases import Case, scope_of
from hanse.frame.spec.conditions import holds
from hanse.frame.spec.declaration import Declaration, opinion_key
from hanse.frame.spec.entering import moved
from hanse.frame.spec.events import Event, Happened, Json
from hanse.frame.spec.evolving import evolve
from hanse.frame.spec.passing import time_passes
from hanse.frame.spec.paying import money_moves
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Opinion, Transition
from hanse.frame.spec.submitting import submitted


def decide(procedure: Declaration, case: Case | None, act: Act) -> tuple[Event, ...]:
    """What happens when `act` is done: its own events, then the steps that follow by themselves.

    Raises ActRefused, and then nothing has happened; RuleError where a table has no result for the case.
    """
    if case is not None and act.by.offices and act.by.id is not None and act.by.id == case.applicant:
        raise ActRefused(Why.OWN_CASE)
    events: list[Event] = []
    for event in _first(procedure, case, act):
        case = evolve(procedure, case, event)
        events.append(event)
    seen: set[str] = set()
    while case is not None and case.state not in seen:
        follow = list(_following(procedure, case, Act(by=THE_SYSTEM, at=act.at)))
        if any(event.kind is Happened.MOVED for event in follow):
            seen.add(case.state)
        for event in follow:
            case = evolve(procedure, case, event)
            events.append(event)
        if not follow:
            break
    return tuple(events)


def open_steps(procedure: Declaration, case: Case, by: Doer) -> tuple[Transition, ...]:
    """The transitions that somebody may take now, their conditions being fulfilled, opinions not looked at."""
    scope = scope_of(procedure, case)
    return tuple(step for step in _own_steps(procedure, case, by) if holds(procedure, step.when, scope))


def ruled_out_steps(procedure: Declaration, case: Case, by: Doer) -> tuple[Transition, ...]:
    """The transitions that are somebody's here, but of which the condition is not fulfilled."""
    scope = scope_of(procedure, case)
    return tuple(step for step in _own_steps(procedure, case, by) if not holds(procedure, step.when, scope))


def _own_steps(procedure: Declaration, case: Case, by: Doer) -> Iterator[Transition]:
    for step in procedure.steps_from(case.state):
        if step.by != SYSTEM and is_for(procedure, case, step, by):
            yield step


def asked_opinions(procedure: Declaration, case: Case) -> tuple[Opinion, ...]:
    """The opinions that the state asks for in this case, given or not."""
    scope = scope_of(procedure, case)
    return tuple(one for one in procedure.state(case.state).opinions if holds(procedure, one.when, scope))


def is_for(procedure: Declaration, case: Case, step: Transition, by: Doer) -> bool:
    """Whether the step is somebody's to take; an office that got a late case takes the steps of the one before."""
    if step.by == SYSTEM:
        return by.system
    if step.by == APPLICANT:
        return by.applicant
    stands_in = step.by == procedure.state(case.state).office and case.office in by.offices
    return step.by in by.offices or stands_in


def _first(procedure: Declaration, case: Case | None, act: Act) -> Iterator[Event]:
    if isinstance(act, Submit):
        yield submitted(procedure, case, act)
        return
    if case is None:
        raise ActRefused(Why.NOT_FROM_HERE)
    match act:
        case Step():
            yield from _step(procedure, case, act)
        case GiveOpinion():
            yield _opinion(procedure, case, act)
        case Claim() | Release() | HandOver():
            yield _holding(procedure, case, act)
        case Payment() | AskRefund() | RefuseRefund():
            yield money_moves(procedure, case, act)
        case PassTime():
            yield from time_passes(procedure, case, act)
        case Look():
            yield _look(procedure, case, act)
        case Note():
            _require_office(case, act, procedure)
            yield Event(kind=Happened.NOTED, at=act.at, by=act.by.id, role=_role(case, act), values={"note": act.words})
        case _:
            yield after_the_end(procedure, case, act)


def _step(procedure: Declaration, case: Case, act: Step) -> Iterator[Event]:
    step = next((one for one in procedure.steps_from(case.state) if one.key == act.transition), None)
    if step is None:
        raise ActRefused(Why.NOT_FROM_HERE, act.transition)
    if not is_for(procedure, case, step, act.by):
        raise ActRefused(Why.NOT_YOURS, step.key)
    _require_possible(procedure, case, step)
    answers = answered(procedure, step.key, act.answers, act.at)
    require_offered(procedure, answers, act.at, by_office=step.by != APPLICANT)
    if step.together == 1:
        yield moved(procedure, case, step, act, answers)
        return
    agreed = case.agreed.get(step.key, frozenset())
    if act.by.id is None or act.by.id in agreed:
        raise ActRefused(Why.ALREADY, step.key)
    yield Event(
        kind=Happened.AGREED,
        at=act.at,
        by=act.by.id,
        role=step.by,
        facts={"transition": step.key, "number": len(agreed) + 1, "of": step.together},
        values=said(procedure, case, step.key, answers),
    )
    if len(agreed) + 1 == step.together:
        yield moved(procedure, case, step, act, answers)


def _require_possible(procedure: Declaration, case: Case, step: Transition) -> None:
    if not holds(procedure, step.when, scope_of(procedure, case)):
        raise ActRefused(Why.CONDITION, step.key, words=step.when)
    if step.after_opinions:
        missing = [one.office for one in asked_opinions(procedure, case) if one.office not in case.opinions]
        if missing:
            raise ActRefused(Why.OPINIONS_MISSING, *missing)


def _opinion(procedure: Declaration, case: Case, act: GiveOpinion) -> Event:
    if act.office not in {one.office for one in asked_opinions(procedure, case)}:
        raise ActRefused(Why.NOT_FROM_HERE, act.office)
    if act.office not in act.by.offices:
        raise ActRefused(Why.NOT_YOURS, act.office)
    if act.office in case.opinions:
        raise ActRefused(Why.ALREADY, act.office)
    answers = answered(procedure, opinion_key(case.state, act.office), act.answers, act.at)
    return Event(
        kind=Happened.OPINION_GIVEN,
        at=act.at,
        by=act.by.id,
        role=act.office,
        facts={"state": case.state, "office": act.office},
        values=said(procedure, case, opinion_key(case.state, act.office), answers),
    )


def _holding(procedure: Declaration, case: Case, act: Claim | Release | HandOver) -> Event:
    _require_office(case, act, procedure)
    kinds = {Claim: Happened.CLAIMED, Release: Happened.RELEASED, HandOver: Happened.HANDED_OVER}
    if isinstance(act, Claim) and case.holder is not None and case.holder == act.by.id:
        raise ActRefused(Why.ALREADY)
    facts: dict[str, Json] = {"office": case.office}
    if isinstance(act, HandOver):
        facts["to"] = str(act.to)
    return Event(kind=kinds[type(act)], at=act.at, by=act.by.id, role=case.office, facts=facts)


def _look(procedure: Declaration, case: Case, act: Look) -> Event:
    offices = sorted(act.by.offices & {office.key for office in procedure.offices})
    if not offices:
        raise ActRefused(Why.NOT_YOURS)
    return Event(
        kind=Happened.LOOKED_AT, at=act.at, by=act.by.id, role=case.office if case.office in offices else offices[0]
    )


def _following(procedure: Declaration, case: Case, act: Act) -> Iterator[Event]:
    """The fee that the state asks for; else the first step that the system takes by itself."""
    if procedure.fee and case.fee is None and case.state == procedure.fee.due_in:
        amount = procedure.fee.amount(scope_of(procedure, case))
        facts: dict[str, Json] = {"amount": str(amount), "currency": procedure.fee.currency}
        yield Event(kind=Happened.FEE_ASKED, at=act.at, by=None, role=SYSTEM, facts=facts)
        return
    for step in automatic_steps(procedure, case.state):
        try:
            _require_possible(procedure, case, step)
        except ActRefused:
            continue
        yield moved(procedure, case, step, act, {})
        return


def automatic_steps(procedure: Declaration, state: str) -> tuple[Transition, ...]:
    """The system's steps out of a state, but for those that its deadline and terms take."""
    deadline = procedure.state(state).deadline
    later = {deadline.then if deadline else "", *(term.deadline.then for term in procedure.terms)}
    return tuple(step for step in procedure.steps_from(state) if step.by == SYSTEM and step.key not in later)


def _require_office(case: Case, act: Act, procedure: Declaration) -> None:
    if procedure.state(case.state).final:
        raise ActRefused(Why.OVER)
    if case.office not in act.by.offices:
        raise ActRefused(Why.NOT_YOURS, case.office)


def _role(case: Case, act: Act) -> str:
    return case.office if case.office in act.by.offices else next(iter(sorted(act.by.offices)), "")
