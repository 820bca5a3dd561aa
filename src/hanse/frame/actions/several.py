"""The same thing done with several cases: each in a transaction of its own, so that one refusal holds up no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hanse.frame.errors import CaseMoved, StepRefused
from hanse.frame.models import Case
from hanse.frame.workflow.moving import Moved
from hanse.kernel.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Outcome:
    """With how many cases it was done, and which refused: their numbers with the reasons, in words."""

    done: int
    refused: Sequence[tuple[str, str]]


def do_in_each(rows: Sequence[Case], act: Callable[[Case], Moved]) -> Outcome:
    """Whatever `act` raises but a refusal ends it; what was done before stays done."""
    refused = []
    for row in rows:
        try:
            act(row)
        except (StepRefused, NotAllowed, CaseMoved) as error:
            refused.append((row.number, error.message))
    return Outcome(len(rows) - len(refused), refused)
