"""What is wrong with a file that people write: where, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.kernel.places import Place


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `at` names the item (`tree.parts[2].weight`), `do` says what to write instead."""

    place: Place
    what: str
    at: str = ""
    do: str = ""

    @property
    def advice(self) -> str:
        """What is wrong and what to do, in sentences."""
        return " ".join(filter(None, [_sentence(self.what), _sentence(self.do)]))

    def __str__(self) -> str:
        item = f"{self.at}: " if self.at else ""
        return f"{self.place}: {item}{self.advice}"


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".?!" else f"{words}."


class DocumentError(Exception):
    """Raised when a file cannot be used; carries every problem that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
