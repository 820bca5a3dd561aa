"""What is wrong with an answer, in words that say what was expected."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.kernel.texts import Text
from hanse.questions.spec.reading import ENGLISH, Reader


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `text` has named places, `{like_this}`, for `values`; `part` names a row of a matrix."""

    text: Text
    values: Mapping[str, str] = field(default_factory=dict)
    part: str = ""

    def words(self, reader: Reader) -> str:
        return reader.interface(self.text).format(**self.values)

    def __str__(self) -> str:
        return self.words(ENGLISH)


class RefusedError(Exception):
    """Raised by a kind of question for a raw value that is no answer; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refuse(text: Text, *, part: str = "", **values: object) -> RefusedError:
    return RefusedError(Problem(text, {name: str(value) for name, value in values.items()}, part))
