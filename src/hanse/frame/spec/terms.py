"""Terms: deadlines over several states, as laws give them, which stand still while somebody else has to act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hanse.frame.spec.deadlines import Deadline
from hanse.kernel.places import Placed
from hanse.kernel.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Placed):
    """A deadline that goes on from state to state; `title` is what people read beside its last day.

    It begins when a case enters one of the states `begins` (none named: when it is handed in), and is over when the
    case enters one of `ends`, or a final one; begun again after that, it counts anew. In the states `pauses` (none
    named: those in which the case waits for the applicant) it stands still, unless it is late already. A step of
    `extended_by` gives it so many days more.
    """

    key: str
    title: Text
    deadline: Deadline
    begins: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    extended_by: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How far a term has got: it runs until the end of `due`; or it stands still, and `left` days are left."""

    due: date | None = None
    warn_on: date | None = None
    left: int = 0
