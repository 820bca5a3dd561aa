"""What comes of reading files of answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hanse.diagnostic.engine.answers import Answers
from hanse.kernel.yaml.problems import Problem
from hanse.questions.spec.answer import Answer


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what the reader should know about it: corrections, rows and columns left out.

    `columns`: the answers to each question, one for each unit, None where there is none; `language`: the one that the
    files speak.
    """

    answers: Answers
    notes: tuple[Problem, ...]
    columns: Mapping[str, Sequence[Answer | None]] = field(default_factory=dict)
    language: str = "en"

    def given(self, unit: int) -> dict[str, Answer]:
        """The answers of one unit to questions, as they were given."""
        return {key: answer for key, column in self.columns.items() if (answer := column[unit]) is not None}
