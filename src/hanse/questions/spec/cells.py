"""The tabular form of a question: one or several cells of a workbook column."""

from dataclasses import dataclass
from decimal import Decimal

type CellValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepts:
    """What a cell takes: words of a drop-down, a number in a range (both ends included), or text of some length."""

    choices: tuple[str, ...] = ()
    numeric: bool = False
    whole: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell to fill in.

    `part` names an option or matrix row ("" for the whole question), `label` is its words;
    `value` is what stands there already.
    """

    part: str = ""
    label: str = ""
    value: str | int | float | None = None
    accepts: Accepts = Accepts()
