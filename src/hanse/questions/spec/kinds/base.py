"""What a kind of question must be able to do. A new kind is one module with one class, entered in the registry."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import ClassVar

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader


class Kind(ABC):
    """Everything that differs between kinds; the rest of the runner asks nothing but this.

    `at_once`: a page may save the answer while it is typed; false where half of it would be refused.
    `tabular`: cells of a workbook can take the answer; else the workbook shows its words, and takes none.
    `nothing` is said where no answer was given, in place of the general words.
    """

    key: ClassVar[str]
    at_once: ClassVar[bool] = True
    tabular: ClassVar[bool] = True
    nothing: ClassVar[Text | None] = None

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        """Pairs of (part, message) of what is wrong with the declaration itself."""
        del question
        yield from ()

    @abstractmethod
    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        """The value that `raw` stands for: a form's string or strings, a JSON value, or what a workbook held.

        Raises RefusedError, which says what was expected.
        """

    def empty(self, raw: object) -> bool:
        """Whether `raw` is no answer at all, as when nothing was chosen."""
        return raw is None or (isinstance(raw, str) and not raw.strip()) or raw in ([], (), {})

    def complete(self, question: Question, value: Value) -> bool:
        """Whether nothing of the question is left open; only a matrix can be half answered."""
        del question, value
        return True

    def lacking(self, question: Question, value: Value) -> Problem | None:
        """What is said to somebody who goes on from an answer that is not complete; None where she may."""
        del question, value
        return None

    @abstractmethod
    def format(self, question: Question, value: Value, reader: Reader) -> str:
        """The value in words, lines parted by a line feed."""

    @abstractmethod
    def to_json(self, question: Question, value: Value) -> JsonValue: ...

    @abstractmethod
    def from_json(self, question: Question, stored: JsonValue) -> Value:
        """The value that `to_json` wrote; trusted, so that reading a sheet costs little."""

    def to_scope(self, question: Question, value: Value) -> object:
        """The value as FEEL conditions see it."""
        return self.to_json(question, value)

    @abstractmethod
    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]: ...

    @abstractmethod
    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        """What `check` takes, put together from cells by part; None when every cell is empty."""
