"""Ranges (DMN 1.5, 10.3.2.7)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`, each included or not; None is no bound.

    `symbol` is the operator of a range that was written as a test, (< 10) or (!= 10): two ranges are equal only
    if they were written alike.
    """

    start: Any
    end: Any
    start_included: bool
    end_included: bool
    symbol: str = ""

    @property
    def bounds(self) -> tuple[Any, ...]:
        """What values are compared with: both ends, or the one of a test (10.3.2.7)."""
        if not self.symbol:
            return self.start, self.end
        return (self.end,) if self.symbol in {"<", "<="} else (self.start,)


def of_test(operator: str, bound: Any) -> Range:
    """Return the range of what passes a test such as < 10 (10.3.2.7); the bounds of != are what is left out."""
    match operator:
        case "<" | "<=":
            return Range(None, bound, start_included=False, end_included=operator == "<=", symbol=operator)
        case ">" | ">=":
            return Range(bound, None, start_included=operator == ">=", end_included=False, symbol=operator)
        case _:
            return Range(bound, bound, start_included=True, end_included=True, symbol=operator)
