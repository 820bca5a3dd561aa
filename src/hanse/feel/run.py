"""One evaluation: what it may still spend, and why its values are null."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel.errors import FeelLimitError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.source import Place


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the expression at a place is null."""

    place: Place
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class NullResult(Exception):
    """Raised where a result is null, caught by the node that yields it; the text says why. No error to a caller."""


class Run:
    """The state of one evaluation.

    The attributes are of the class until they are written: making a Run costs next to nothing, and most
    expressions never write one.
    """

    limits: Limits = DEFAULT
    steps: int = 0
    calls: int = 0
    pattern_seconds: float = 0
    reasons: dict[int, Reason] | None = None

    def spend(self, steps: int = 1) -> None:
        """Count steps; raise FeelLimitError when they are more than the limit."""
        self.steps += steps
        if self.steps > self.limits.steps:
            raise FeelLimitError(f"the expression takes more than {self.limits.steps} steps")

    def sized[Sized: Sequence[Any]](self, value: Sized) -> Sized:
        """Return a list or string unless it is longer than allowed; its elements count as steps."""
        bound = self.limits.string if isinstance(value, str) else self.limits.items
        self.room(len(value), bound)
        self.spend(len(value) // 100 if isinstance(value, str) else len(value))
        return value

    def room(self, length: int, bound: int | None = None) -> None:
        """Raise FeelLimitError if a list (or what `bound` is for) of this length is more than allowed."""
        bound = bound or self.limits.items
        if length > bound:
            raise FeelLimitError(f"a value of {length} elements or characters is more than the {bound} allowed")


def runs_within(limits: Limits) -> type[Run]:
    """Return the class of the runs that keep within these limits."""
    return Run if limits is DEFAULT else type("LimitedRun", (Run,), {"limits": limits})


class IdleRun(Run):
    """The run of expressions whose cost their own text bounds: it counts nothing, so all evaluations share one."""

    def spend(self, steps: int = 1) -> None:
        """Count nothing."""
