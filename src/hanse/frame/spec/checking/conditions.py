"""Conditions on cases: they can be read, and name what is known when they are asked."""

from collections.abc import Iterator

from hanse.feel.errors import FeelSyntaxError
from hanse.frame.spec.conditions import condition
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.texts import messages_of
from hanse.kernel.places import Place


def condition_faults(procedure: Declaration) -> Iterator[Fault]:
    for place, part, text in conditions_of(procedure):
        if not text.strip():
            continue
        try:
            names = condition(procedure, text).names
        except FeelSyntaxError as error:
            yield Fault(place, part, str(error))
            continue
        if "fee" in names and procedure.fee is None:
            yield Fault(place, part, "looks at the fee, but the procedure has no fee")
        if "eligible" in names and procedure.eligibility is None:
            yield Fault(place, part, "looks at eligibility, but the procedure has no rule for it")


def conditions_of(procedure: Declaration) -> Iterator[tuple[Place, str, str]]:
    for step in procedure.transitions:
        yield step.place, f"transition {step.key}, when", step.when
    for part, message in messages_of(procedure):
        yield message.place, f"{part}, when", message.when
    for state in procedure.states:
        for one in state.opinions:
            yield one.place, f"state {state.key}, opinion of {one.office}, when", one.when
