"""Where a part of a declaration was written, so that what is wrong in it can be pointed at."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

_OWN = str(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a line of it, counted from 1; line 0 where only the file is known."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}" if self.line else self.file


def here() -> Place:
    """The line, outside this package and outside generated code, that is making a value just now."""
    frame = sys._getframe(1)
    while frame.f_back is not None and _is_own(frame.f_code.co_filename):
        frame = frame.f_back
    return Place(frame.f_code.co_filename, frame.f_lineno)


def _is_own(file: str) -> bool:
    return file.startswith((_OWN, "<"))  # dataclasses make their methods from "<string>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part of a declaration that knows where it was written; two parts are equal wherever they stand."""

    place: Place = field(default_factory=here, compare=False, repr=False)
