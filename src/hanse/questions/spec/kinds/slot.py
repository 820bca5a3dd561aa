"""A time that is booked, such as that of an appointment. Whether it is free, the owner of the questions knows."""

import datetime as dt
from collections.abc import Iterator
from typing import cast

from babel.dates import format_date, format_time

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell
from hanse.questions.spec.kinds.booking import YEARS, booking_faults, place_and_rest, place_in_words, with_place
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import Worded
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOTHING = Text("questions.problem.no_slot", "Choose a time.")
NOT_A_SLOT = Text(
    "questions.problem.not_a_slot",
    "“{given}” is no time that can be booked. Write day, time and offset: 2026-03-27T09:30+01:00.",
)


class Slot(Worded):
    """Kept as 2026-03-27T09:30+01:00, after the place and a blank where there are several: desk_2 2026-03-27T….

    FEEL sees a context of place, day, time and starts.
    """

    key = "slot"
    at_once = False
    nothing = NOTHING

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from booking_faults(question)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        place, rest = place_and_rest(question, raw, reader)
        try:
            _none, starts = slot_of(rest)
        except ValueError:
            raise refuse(NOT_A_SLOT, given=shortened(raw)) from None
        if starts.tzinfo is None:
            raise refuse(NOT_A_SLOT, given=shortened(raw))
        return with_place(place, starts.isoformat(timespec="minutes"))

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        place, starts = slot_of(value)
        locale = locale_of(reader.language)
        day, clock = format_date(starts, "full", locale=locale), format_time(starts.time(), "short", locale=locale)
        return ", ".join(filter(None, [day, clock, place_in_words(question, place, reader)]))

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        """As it is kept: words in one language would not be read in another."""
        del question, reader
        return (Cell(value=cast("str | None", value), accepts=Accepts(longest=self.longest)),)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("str", value)

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        place, starts = slot_of(value)
        return {"place": place, "day": starts.date(), "time": starts.timetz(), "starts": starts}


def slot_of(value: object) -> tuple[str, dt.datetime]:
    """The place (empty where there is one alone) and the moment of an answer. Raises ValueError where it is none."""
    place, _blank, rest = str(value).rpartition(" ")
    starts = dt.datetime.fromisoformat(rest)
    if starts.year not in YEARS:
        raise ValueError(rest)
    return place, starts
