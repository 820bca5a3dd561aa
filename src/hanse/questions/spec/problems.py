"""What is wrong with an answer, in words that say what was expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hanse.kernel.texts import Text
from hanse.questions.spec.reading import ENGLISH, Reader


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `text` has named places, `{like_this}`, for `values`; `also` are further ones of the answer.

    `part` names the row or the part of the answer; parts of parts are joined by "-".
    """

    text: Text
    values: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    also: "tuple[Problem, ...]" = ()

    @property
    def each(self) -> "tuple[Problem, ...]":
        return (replace(self, also=()), *self.also)

    def within(self, part: str) -> "Problem":
        """The same, of an answer that is itself a part of another."""
        inner = f"{part}-{self.part}" if self.part else part
        return replace(self, part=inner, also=tuple(one.within(part) for one in self.also))

    def words(self, reader: Reader) -> str:
        return " ".join(reader.interface(one.text).format(**one.values) for one in (self, *self.also))

    def __str__(self) -> str:
        return self.words(ENGLISH)


class RefusedError(Exception):
    """Raised by a kind of question for a raw value that is no answer; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refuse(text: Text, *, part: str = "", **values: object) -> RefusedError:
    return RefusedError(Problem(text, {name: str(value) for name, value in values.items()}, part))


def all_of(problems: Sequence[Problem]) -> Problem:
    """Several problems of one answer as one."""
    every = [one for problem in problems for one in problem.each]
    return replace(every[0], also=tuple(every[1:]))
