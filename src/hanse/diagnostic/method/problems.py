"""What is wrong with a framework file or an answer table: where, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file, or a `cell` of a table; line and column count from 1, and 0 stands for all of them."""

    file: str
    line: int = 0
    column: int = 0
    cell: bool = False

    def __str__(self) -> str:
        if not self.cell:
            return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
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


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `at` names the item (`tree.parts[2].weight`), `do` says what to write instead."""

    place: Place
    what: str
    at: str = ""
    do: str = ""

    def __str__(self) -> str:
        item = f"{self.at}: " if self.at else ""
        return " ".join(filter(None, [f"{self.place}: {item}{_sentence(self.what)}", _sentence(self.do)]))


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".?!" else f"{words}."


class FrameworkError(Exception):
    """Raised when a framework cannot be used; carries every problem that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class TableError(Exception):
    """Raised when a table of answers cannot be used; carries every problem, with row and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UnknownFrameworkError(LookupError):
    """Raised for a name that is neither a published framework nor a path."""
