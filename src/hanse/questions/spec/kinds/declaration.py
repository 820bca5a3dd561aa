"""A statement that must be agreed to: "I declare that …"."""

from collections.abc import Iterator
from typing import ClassVar

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import folded
from hanse.questions.spec.kinds.multiple import YES
from hanse.questions.spec.kinds.worded import typed
from hanse.questions.spec.kinds.yes_no import YesNo
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_AGREED = Text("questions.problem.not_agreed", "Tick the box to go on: without this declaration nothing can follow.")

_AGREED = frozenset({"on", "yes", "true", "1"})


class Declaration(YesNo):
    key = "declaration"
    nothing: ClassVar = NOT_AGREED

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from statement_faults(question)

    def empty(self, raw: object) -> bool:
        """A box that is not ticked is no answer."""
        return raw is False or super().empty(raw)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question
        if not agreed(raw, reader):
            raise refuse(NOT_AGREED)
        return True


def statement_faults(question: Question) -> Iterator[tuple[str, str]]:
    if question.statement is None or not question.statement.default.strip():
        yield "statement", "is missing: what is declared?"


def agreed(raw: object, reader: Reader) -> bool:
    return folded(typed(raw)) in _AGREED | {folded(reader.interface(YES))}
