"""What need not be asked again: answers that are filled in from an account, a register or an earlier case."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hanse.kernel.places import Placed

NUMBER = "number"
"""What stands for the number of a record, beside the keys of what it shows."""

OWN = "own"
"""What conditions are told of a record beside what it shows: whether it came of a case of the applicant's own."""


class Own(StrEnum):
    """What an account says of who is signed in."""

    NAME = "name"
    EMAIL = "email"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Placed):
    """Looks for the one record in force of a register in which all of `matches` are as they were answered.

    `matches` go from what the record shows, or its `number`, to the question whose answer must be the same. It is done
    when the case is handed in; conditions see the record under this key, or null. Whoever knows what is asked finds it:
    what only the person herself may have depends on the record's `own` as well.
    """

    key: str
    register: str
    matches: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefill(Placed):
    """Fills in a question of the application, from one source: the account, what a look-up finds, or an earlier case.

    From the record or the case, the answer to `takes` is taken (empty: to the question's own key). The applicant sees
    where it comes from, and can change it unless it is `fixed`. A record fills in only what she may see: one of a
    public register, or of a case of her own.
    """

    question: str
    identity: Own | None = None
    lookup: str = ""
    service: str = ""
    takes: str = ""
    fixed: bool = False

    @property
    def taken(self) -> str:
        """The key of what is taken."""
        return self.takes or self.question
