"""The tabular form of a question: one or several cells of a workbook column."""

from dataclasses import dataclass
from decimal import Decimal

from hanse.questions.spec.question import Choice

type CellValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepts:
    """What a cell takes: words of a drop-down, a number in a range (both ends included), or text of some length.

    `choices` are the words in their order, each with the value that it stands for. `others`: the words are a
    suggestion, and other words are taken as well.
    """

    choices: tuple[tuple[str, Choice], ...] = ()
    others: bool = False
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
