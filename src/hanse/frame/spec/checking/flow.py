"""The way of a case: every state can be reached and left, and the end can be reached from everywhere."""

from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.steps import SYSTEM, State, Transition


def flow_faults(procedure: Declaration) -> Iterator[Fault]:
    reached = _reachable(procedure, procedure.start.key)
    ends = {state.key for state in procedure.states if state.final}
    if not ends:
        yield Fault(procedure.place, "states", "no state is final, so that no case ever ends")
    for state in procedure.states:
        yield from _state(procedure, state, reached, ends)
    for step in procedure.transitions:
        yield from _transition(procedure, step)


def _state(procedure: Declaration, state: State, reached: set[str], ends: set[str]) -> Iterator[Fault]:
    part = f"state {state.key}"
    out = procedure.steps_from(state.key)
    if state.key not in reached:
        yield Fault(state.place, part, "nothing leads to it from the first state")
    if state.final and (out or state.opinions or state.deadline):
        yield Fault(state.place, part, "it is final, so it can have no transition, opinion or deadline")
    if not state.final and not out:
        yield Fault(state.place, part, "nothing leads out of it; add a transition, or make it final")
    elif ends and not ends & _reachable(procedure, state.key):
        yield Fault(state.place, part, "no final state can be reached from it")
    if not state.final and not state.waits and not state.office:
        yield Fault(state.place, part, "nobody has it: name an office, or say that it waits for the applicant")


def _transition(procedure: Declaration, step: Transition) -> Iterator[Fault]:
    part = f"transition {step.key}"
    if step.together < 1:
        yield Fault(step.place, part, "together must be 1 or more")
    if step.by == SYSTEM and (step.questions or step.asks_again or step.together > 1):
        yield Fault(step.place, part, "the system takes it, and cannot be asked or agree")
    if step.registers and procedure.register is None:
        yield Fault(step.place, part, "it writes a record, but the procedure has no register")
    for source in step.sources:
        if step.after_opinions and not procedure.state(source).opinions:
            yield Fault(step.place, part, f"it waits for opinions, but the state {source} asks for none")
    if len(set(step.sources)) != len(step.sources) or not step.sources:
        yield Fault(step.place, part, "its sources must be named, each once")


def _reachable(procedure: Declaration, start: str) -> set[str]:
    found, left = {start}, [start]
    while left:
        for step in procedure.steps_from(left.pop()):
            if step.target not in found:
                found.add(step.target)
                left.append(step.target)
    return found
