"""What is wrong with a questionnaire, each thing with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hanse.questions.spec.kinds.registry import kind_of, kinds
from hanse.questions.spec.question import Question

KEY = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `part` is the place within the question, such as `options[2]` or `relevant`."""

    section: str
    question: str
    part: str
    message: str

    def __str__(self) -> str:
        place = [
            f"section {self.section}" if self.section else "",
            f"question {self.question}" if self.question else "",
            self.part,
        ]
        return f"{', '.join(filter(None, place))}: {self.message}"


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be used; carries every fault."""

    def __init__(self, key: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join([f"questionnaire {key}:", *map(str, faults)]))
        self.faults = faults


def duplicates(what: str, keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            section, question = (key, "") if what == "section" else ("", key)
            yield Fault(section, question, "key", f"the {what} key {key!r} is used twice")
        seen.add(key)


def question_faults(section: str, question: Question) -> Iterator[Fault]:
    """Faults of one question taken alone."""
    if not KEY.fullmatch(question.key) or len(question.key) > LONGEST_KEY:
        yield Fault(section, question.key, "key", f"must match {KEY.pattern}, with at most {LONGEST_KEY} characters")
    if not question.text.default.strip():
        yield Fault(section, question.key, "text", "is empty")
    if question.kind not in kinds():
        yield Fault(section, question.key, "kind", f"is {question.kind!r}; it must be one of {', '.join(kinds())}")
        return
    for part, message in kind_of(question).faults(question):
        yield Fault(section, question.key, part, message)
