"""An e-mail address."""

import re

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned

NOT_AN_ADDRESS = Text(
    "questions.problem.not_an_email", "“{given}” is not an e-mail address. Write it like name@example.org."
)

LONGEST = 254
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(rf"[^\s@<>(),;:\"\\\[\]]{{1,64}}@(?:{_LABEL}\.)+[^\W\d_][\w-]*")


class Email(Worded):
    """Kept with the domain in small letters; before the @ capitals may mean something."""

    key = "email"
    longest = LONGEST

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question, reader
        words = cleaned(str(raw))
        name, _, domain = words.rpartition("@")
        if not _ADDRESS.fullmatch(words) or len(words) > LONGEST or ".." in name or name[:1] == "." or name[-1:] == ".":
            raise refuse(NOT_AN_ADDRESS, given=shortened(raw))
        return f"{name}@{domain.lower()}"
