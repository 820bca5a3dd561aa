"""What reading and asking a decision model raises, and what is wrong in one that can be read all the same.

DmnError
├── DmnReadError      the file is no DMN that can be read; says where
├── DmnWriteError     the model holds something that a file cannot
└── UnknownElement    the model has no decision or service of this name

ModelFault            an element, a type or an import that the standard forbids; never raised to a caller: a model's
                      `problems` hold it
"""

from collections.abc import Sequence

from hanse.feel.errors import FeelError, FeelSyntaxError
from hanse.feel.names import nearest
from hanse.feel.source import Place


class DmnError(FeelError):
    """Base of what `hanse.feel.dmn` raises on purpose."""


class DmnReadError(DmnError):
    """The file cannot be read as a decision model; `line` is 0 where it is not known."""

    def __init__(self, message: str, *, line: int = 0) -> None:
        self.message, self.line = message, line
        super().__init__(f"line {line}: {message}" if line else message)


class DmnWriteError(DmnError):
    """The model cannot be written as a file."""


class UnknownElement(DmnError, LookupError):
    """The model has no element of this name."""


class ModelFault(FeelSyntaxError):
    """What is wrong with an element, a type or an import as such, whatever its texts say; `where` names it."""

    def __init__(self, message: str, where: str) -> None:
        super().__init__(message, text="", place=Place(1, 1, where))


def unknown(word: str, name: str, known: Sequence[str]) -> str:
    """Return what is said of a name that nothing has, with the one that may have been meant and all there are."""
    close = nearest(name, known, count=1)
    meant = f" did you mean “{close[0]}”?" if close else ""
    return f"there is no {word} “{name}”;{meant} there are: {', '.join(known) or 'none'}"
