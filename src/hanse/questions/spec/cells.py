"""The tabular form of a question: one or several cells of a workbook column."""

from dataclasses import dataclass

type CellValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to fill in.

    `part` names an option or matrix row ("" for the whole question), `label` is its words;
    `choices` are the words of a drop-down (none: free input), `value` what stands there already.
    """

    part: str = ""
    label: str = ""
    choices: tuple[str, ...] = ()
    value: str | int | float | None = None
