"""What reading and asking a decision model raises.

DmnError
├── DmnReadError      the file is no DMN that can be read; says where
├── DmnWriteError     the model holds something that a file cannot
└── UnknownElement    the model has no decision or service of this name
"""

from hanse.feel.errors import FeelError


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
