"""A time of the day, to the minute."""

import datetime as dt
import re
from typing import cast

from babel.dates import format_time

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_TIME = Text(
    "questions.problem.not_a_time",
    "“{given}” is no time of the day. Write hours and minutes, from 0:00 to 23:59: 14:30.",
)

_CLOCK = re.compile(r"(\d{1,2})(?:[:.hH ]?(\d{2}))?(?::\d{2}(?:\.\d+)?)?")


class Time(Worded):
    """Kept as 14:30; FEEL compares it with time("14:30:00")."""

    key = "time"
    at_once = False

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question, reader
        if isinstance(raw, dt.time):
            return f"{raw:%H:%M}"
        found = _CLOCK.fullmatch(typed(raw))
        hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hours > 23 or minutes > 59:
            raise refuse(NOT_A_TIME, given=shortened(raw))
        return f"{hours:02}:{minutes:02}"

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        return format_time(_time(value), format="short", locale=locale_of(reader.language))

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        return _time(value)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("str", value)


def _time(value: Value) -> dt.time:
    return dt.time.fromisoformat(cast("str", value))
