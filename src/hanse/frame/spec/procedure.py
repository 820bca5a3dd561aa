"""The procedure: a declaration that has been found sound."""

from dataclasses import dataclass

from hanse.frame.spec.checking.check import require_sound
from hanse.frame.spec.declaration import Declaration


@dataclass(frozen=True, kw_only=True)
class Procedure(Declaration):
    """Raises ProcedureError, with every fault and its place, as soon as it is made: a wrong one cannot be imported."""

    def __post_init__(self) -> None:
        require_sound(self)
