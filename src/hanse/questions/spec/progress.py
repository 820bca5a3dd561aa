"""How far a sheet is: what each question's status is, and counts by section."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import is_complete
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked


class Status(StrEnum):
    """How a question stands. NOT_ASKED: a condition leaves it out (an answer given before is kept)."""

    OPEN = "open"
    STARTED = "started"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


class Stage(StrEnum):
    """How a section stands. WAITING: nothing is open but what nobody here knows."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Count:
    """Counts of the questions that are asked, optional ones left out; a half-filled matrix is open and started."""

    asked: int = 0
    answered: int = 0
    not_applicable: int = 0
    unknown: int = 0
    open: int = 0
    started: int = 0

    @property
    def settled(self) -> int:
        """Answered, or found not to apply."""
        return self.answered + self.not_applicable

    @property
    def stage(self) -> Stage:
        if self.settled == self.asked:
            return Stage.DONE
        if self.open:
            return Stage.IN_PROGRESS if self.open < self.asked or self.started else Stage.NOT_STARTED
        return Stage.WAITING

    @classmethod
    def of(cls, statuses: Counter[Status]) -> Self:
        started = statuses[Status.STARTED]
        still_open = statuses[Status.OPEN] + started
        settled = {
            "answered": statuses[Status.ANSWERED],
            "not_applicable": statuses[Status.NOT_APPLICABLE],
            "unknown": statuses[Status.UNKNOWN],
        }
        return cls(asked=still_open + sum(settled.values()), open=still_open, started=started, **settled)


@dataclass(frozen=True, slots=True)
class Progress:
    """Statuses of all questions in order, counts by section key, the count of the whole, and where to go on.

    `next_open` is the first question that still has to be answered, None when there is none.
    """

    statuses: Mapping[str, Status]
    sections: Mapping[str, Count]
    total: Count
    next_open: str | None

    @property
    def done(self) -> bool:
        return self.total.stage is Stage.DONE


def progress(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Progress:
    """The progress of a set of answers by question key."""
    known = questionnaire.questions
    stands = {key: _status(questionnaire, key, answer) for key, answer in answers.items() if key in known}
    return progress_of(questionnaire, stands, asked(questionnaire, answers))


def progress_of(questionnaire: Questionnaire, stands: Mapping[str, Status], to_ask: frozenset[str]) -> Progress:
    """The same, from how each answered question stands and which ones are to be asked."""
    statuses = {key: stands.get(key, Status.OPEN) if key in to_ask else Status.NOT_ASKED for key in questionnaire.order}
    sections = {
        section.key: Count.of(Counter(statuses[one.key] for one in section.questions if not one.optional))
        for section in questionnaire.sections
    }
    needed = {key: statuses[key] for key, one in questionnaire.questions.items() if not one.optional}
    still_open = (key for key, status in needed.items() if status in {Status.OPEN, Status.STARTED})
    return Progress(statuses, sections, Count.of(Counter(needed.values())), next(still_open, None))


def status_of(state: State, *, complete: bool) -> Status:
    """How a question stands that has an answer; `complete` as `checking.is_complete` finds."""
    if state is State.ANSWERED:
        return Status.ANSWERED if complete else Status.STARTED
    return Status(state.value)


def _status(questionnaire: Questionnaire, key: str, answer: Answer) -> Status:
    return status_of(answer.state, complete=is_complete(questionnaire.question(key), answer))
