"""Sections of questions, checked as a whole when they are put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hanse.kernel.places import Placed
from hanse.kernel.texts import Text
from hanse.questions.spec.checks import Rules, read_rules
from hanse.questions.spec.conditions import Conditions, read_conditions
from hanse.questions.spec.faults import Fault, QuestionnaireError, duplicates, question_faults
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Placed):
    """Questions that belong together; `group` is the heading over neighbouring sections in a task list."""

    key: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text | None = None
    group: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """All questions in their order. `version` names the published wording under which answers are given.

    `answering` is the rule by which all are answered, told to whoever answers. Where she `may_not_know`, "I don't know"
    is an answer to every question; a service that must know does not offer it.
    Raises QuestionnaireError, with every fault and its place, for a key used twice, a question that its kind refuses,
    and a condition or check that cannot be read or that names a later or unknown question.
    """

    key: str
    version: str
    title: Text
    sections: tuple[Section, ...]
    answering: Text | None = None
    may_not_know: bool = True

    def __post_init__(self) -> None:
        faults = tuple(self._faults())
        if faults:
            raise QuestionnaireError(self.key, faults)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Key → question, in order."""
        return {question.key: question for section in self.sections for question in section.questions}

    @cached_property
    def order(self) -> tuple[str, ...]:
        return tuple(self.questions)

    @cached_property
    def conditions(self) -> Conditions:
        """The conditions under which questions are asked, read once."""
        return read_conditions((section.key, one) for section in self.sections for one in section.questions)

    @cached_property
    def rules(self) -> Rules:
        """The checks and limits of answers, read once."""
        return read_rules((section.key, one) for section in self.sections for one in section.questions)

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {question.key: section for section in self.sections for question in section.questions}

    def question(self, key: str) -> Question:
        """Raises KeyError for an unknown key."""
        return self.questions[key]

    def section(self, key: str) -> Section:
        """The section with this key. Raises KeyError for an unknown one."""
        return next_or_raise((section for section in self.sections if section.key == key), key)

    def section_of(self, key: str) -> Section:
        """The section that holds the question `key`. Raises KeyError for an unknown key."""
        return self._sections[key]

    def _faults(self) -> Iterator[Fault]:
        yield from duplicates("section", (section.key for section in self.sections))
        yield from duplicates("question", (one.key for section in self.sections for one in section.questions))
        for section in self.sections:
            if not section.questions:
                yield Fault(section.key, "", "", "the section has no question")
            for question in section.questions:
                yield from question_faults(section.key, question)
        yield from self.conditions.faults
        yield from self.rules.faults


def next_or_raise[T](found: Iterator[T], key: str) -> T:
    try:
        return next(found)
    except StopIteration:
        raise KeyError(key) from None
