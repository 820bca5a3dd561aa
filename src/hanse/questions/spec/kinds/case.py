"""The number of a case. Whether there is such a case, and whose it is, the frame knows."""

import re

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_CASE = Text(
    "questions.problem.not_a_case",
    "“{given}” is not the number of a case. It stands in each of our letters, like 2026-000123.",
)

_NUMBER = re.compile(r"(\d{4})\s?[-–/]?\s?(\d{6,9})")


class CaseNumber(Worded):
    key = "case"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question, reader
        found = _NUMBER.fullmatch(typed(raw))
        if not found:
            raise refuse(NOT_A_CASE, given=shortened(raw))
        return f"{found[1]}-{found[2]}"
