"""Where a part of a declaration was written, in a file or in Python, so that what is wrong in it can be pointed at."""

import sys
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

_OWN = tuple(
    str(Path(__file__).parents[1] / part) for part in ("kernel", "questions/spec", "frame/spec", "diagnostic/method")
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file, or a `cell` of a table; line and column count from 1, and 0 stands for all of them."""

    file: str = ""
    line: int = 0
    column: int = 0
    cell: bool = False

    def __str__(self) -> str:
        if not self.cell:
            return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        row = f", row {self.line}" if self.line else ""
        column = f", column {column_letters(self.column)}" if self.column else ""
        return f"{self.file}{row}{column}"


def column_letters(number: int) -> str:
    """A spreadsheet's name of a column: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a spreadsheet's column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def here() -> Place:
    """The line, outside the declaration languages and outside generated code, that is making a value just now."""
    frame = sys._getframe(1)
    while frame.f_back is not None and _is_own(frame.f_code.co_filename):
        frame = frame.f_back
    return Place(frame.f_code.co_filename, frame.f_lineno)


def _is_own(file: str) -> bool:
    return file.startswith((*_OWN, "<"))  # dataclasses make their methods from "<string>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part of a declaration that knows where it was written; two parts are equal wherever they stand."""

    place: Place = field(default_factory=here, compare=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """What was declared, without what was worked out from it later, of which some cannot be written down."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
