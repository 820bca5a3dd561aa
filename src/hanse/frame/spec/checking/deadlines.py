"""Deadlines of states and terms: their days are such that they can be kept, and what they bring about can be done."""

from collections.abc import Iterator

from hanse.frame.spec.counting import is_over, runs_in
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.steps import SYSTEM
from hanse.frame.spec.terms import Term


def deadline_faults(procedure: Declaration) -> Iterator[Fault]:
    for state in procedure.states:
        if state.deadline:
            yield from _deadline(procedure, state.deadline, f"state {state.key}, deadline")
            yield from _leads_out(procedure, state.deadline, f"state {state.key}, deadline", state.key)
    for term in procedure.terms:
        yield from _deadline(procedure, term.deadline, f"term {term.key}, deadline")
        yield from _term(procedure, term)


def _deadline(procedure: Declaration, deadline: Deadline, part: str) -> Iterator[Fault]:
    if deadline.from_answer or deadline.before:
        yield from _from_answer(procedure, deadline, part)
    elif deadline.days < 1 or deadline.warn < 0 or deadline.warn >= deadline.days:
        yield Fault(deadline.place, part, "days must be 1 or more, and the warning earlier than the end")
    if deadline.then and deadline.escalate_to:
        yield Fault(deadline.place, part, "it either takes a transition or goes to another office; keep one")
    if deadline.then and procedure.transition(deadline.then).by != SYSTEM:
        yield Fault(deadline.place, part, f"the transition {deadline.then} must be made by the system")


def _from_answer(procedure: Declaration, deadline: Deadline, part: str) -> Iterator[Fault]:
    if not deadline.from_answer:
        yield Fault(deadline.place, part, "before counts back from a date; say with from_answer which question has it")
        return
    kind = procedure.questions[deadline.from_answer].kind
    if kind not in {"date", "slot", "stay"}:
        message = f"the question {deadline.from_answer} is of the kind {kind}; days are counted from a date alone"
        yield Fault(deadline.place, part, message)
    if min(deadline.days, deadline.before, deadline.warn) < 0 or (deadline.days and deadline.before):
        yield Fault(deadline.place, part, "it ends so many days after the date, or before it; keep one of the two")
    if deadline.then:
        step = procedure.transition(deadline.then)
        if step.target in step.sources:
            message = f"the transition {step.key} stays in its state, where the same day would bring it about again"
            yield Fault(deadline.place, part, message)


def _leads_out(procedure: Declaration, deadline: Deadline, part: str, state: str) -> Iterator[Fault]:
    if deadline.then and state not in procedure.transition(deadline.then).sources:
        yield Fault(deadline.place, part, f"the transition {deadline.then} does not lead out of the state {state}")


def _term(procedure: Declaration, term: Term) -> Iterator[Fault]:
    part, running = f"term {term.key}", runs_in(procedure, term)
    if term.deadline.from_answer:
        yield Fault(term.place, part, "a term counts days as they pass, and cannot end with a date that is answered")
    if not running:
        yield Fault(term.place, part, "it never runs: it stands still, or is over, in every state after it begins")
    for state in {*term.ends} & {*term.begins, *term.pauses}:
        yield Fault(term.place, part, f"it is over with the state {state}, and can neither begin nor stand still there")
    for step, days in term.extended_by.items():
        if days < 1:
            yield Fault(term.place, f"{part}, extended_by", f"{step} must give 1 day more, or several")
    if term.deadline.then:
        for state in running:
            yield from _leads_out(procedure, term.deadline, f"{part}, deadline", state)
        target = procedure.transition(term.deadline.then).target
        if not is_over(procedure, term, target):
            message = f"the transition {term.deadline.then} leads to {target}, where it goes on; add that state to ends"
            yield Fault(term.deadline.place, f"{part}, deadline", message)
