"""Where in a text something stands, and how that is shown to a person."""

from typing import NamedTuple

_SHOWN = 100


class Place(NamedTuple):
    """A position in an expression's text: line and column, both counted from 1.

    `where` names the text where there are several: "decision “Fee”, rule 3".
    """

    line: int
    column: int
    where: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}"
        return f"{self.where}, {place}" if self.where else place


START = Place(1, 1)


def snippet(text: str, place: Place) -> str:
    """Return the line of `text` at `place` with a caret under the column; a long line is cut around it."""
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1].replace("\t", " ")
    column = place.column - 1
    first = max(0, column - _SHOWN // 2) if len(line) > _SHOWN else 0
    shown = line[first : first + _SHOWN]
    return f"{shown}\n{' ' * (column - first)}^"
