"""All checks of a declaration, in an order in which a later one may rely on what an earlier one has found sound."""

from collections.abc import Callable, Iterator

from hanse.frame.spec.checking.again import again_faults
from hanse.frame.spec.checking.bookings import booking_faults
from hanse.frame.spec.checking.comparing import comparing_faults
from hanse.frame.spec.checking.conditions import condition_faults
from hanse.frame.spec.checking.deadlines import deadline_faults
from hanse.frame.spec.checking.flow import flow_faults
from hanse.frame.spec.checking.names import name_faults
from hanse.frame.spec.checking.prefilling import prefilling_faults
from hanse.frame.spec.checking.publishing import publishing_faults
from hanse.frame.spec.checking.questions import question_faults
from hanse.frame.spec.checking.references import reference_faults
from hanse.frame.spec.checking.reporting import reporting_faults
from hanse.frame.spec.checking.tables import table_faults
from hanse.frame.spec.checking.texts import text_faults
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault, ProcedureError

type Check = Callable[[Declaration], Iterator[Fault]]

FIRST: tuple[Check, ...] = (name_faults, question_faults, reference_faults)
"""What the others rely on: keys are unique, and every key that is named exists."""

THEN: tuple[Check, ...] = (
    flow_faults,
    deadline_faults,
    booking_faults,
    again_faults,
    condition_faults,
    comparing_faults,
    prefilling_faults,
    publishing_faults,
    reporting_faults,
    table_faults,
    text_faults,
)


def faults_of(procedure: Declaration) -> tuple[Fault, ...]:
    """Every fault that can be seen; with a wrong key somewhere, only those of keys."""
    for checks in (FIRST, THEN):
        found = tuple(fault for check in checks for fault in check(procedure))
        if found:
            return found
    return ()


def require_sound(procedure: Declaration) -> None:
    """Raises ProcedureError with every fault."""
    found = faults_of(procedure)
    if found:
        raise ProcedureError(procedure.key, found)
