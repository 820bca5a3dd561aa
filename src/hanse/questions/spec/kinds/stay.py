"""Days on which a place is booked, from a first to a last. Whether it is free, the owner of the questions knows."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import cast

from babel.dates import format_date

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell
from hanse.questions.spec.kinds.booking import YEARS, booking_faults, chosen_place, place_in_words, with_place
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.date import Date
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import RefusedError, all_of, refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_STAY = Text(
    "questions.problem.not_a_stay", "“{given}” are no days. Write the first and the last: 2026-06-06/2026-06-07."
)
BACKWARDS = Text("questions.problem.stay_backwards", "The last day must not lie before the first.")
FIRST = Text("questions.stay.first", "First day")
LAST = Text("questions.stay.last", "Last day")
DAYS = Text("questions.stay.days", "{first} to {last}", note="Days: 6 June 2026 to 7 June 2026")

PARTS = tuple(Question(key=key, kind="date", text=text) for key, text in (("first", FIRST), ("last", LAST)))


class Stay(Worded):
    """Kept as 2026-06-06/2026-06-07, after the place and a blank where there are several.

    FEEL sees a context of place, first, last and days.
    """

    key = "stay"
    at_once = False

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from booking_faults(question)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        given = raw if isinstance(raw, Mapping) else _parts(raw)
        problems, found = [], {}
        for name, make in (
            ("place", lambda: chosen_place(question, given.get("place"), reader)),
            ("first", lambda: _day(given, "first", reader)),
            ("last", lambda: _day(given, "last", reader)),
        ):
            try:
                found[name] = make()
            except RefusedError as refused:
                problems.append(refused.problem)
        if problems:
            raise RefusedError(all_of(problems))
        if str(found["last"]) < str(found["first"]):
            raise refuse(BACKWARDS, part="last")
        return with_place(str(found["place"]), f"{found['first']}/{found['last']}")

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return all(self.empty(one) for one in raw.values())
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        place, first, last = stay_of(value)
        locale = locale_of(reader.language)
        begins, ends = (format_date(day, format="long", locale=locale) for day in (first, last))
        words = begins if first == last else reader.interface(DAYS).format(first=begins, last=ends)
        return ", ".join(filter(None, [place_in_words(question, place, reader), words]))

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        """As it is kept: words in one language would not be read in another."""
        del question, reader
        return (Cell(value=cast("str | None", value), accepts=Accepts(longest=self.longest)),)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("str", value)

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        place, first, last = stay_of(value)
        return {"place": place, "first": first, "last": last, "days": (last - first).days + 1}


def stay_of(value: object) -> tuple[str, dt.date, dt.date]:
    """The place (empty where there is one alone), the first and the last day of an answer."""
    place, _blank, rest = str(value).rpartition(" ")
    first, _slash, last = rest.partition("/")
    return place, dt.date.fromisoformat(first), dt.date.fromisoformat(last)


def _parts(raw: object) -> Mapping[str, object]:
    """Those of a written answer; one day alone is the first and the last."""
    place, _blank, rest = typed(raw).rpartition(" ")
    first, _slash, last = rest.partition("/")
    try:
        for day in filter(None, (first, last)):
            dt.date.fromisoformat(day)
    except ValueError:
        raise refuse(NOT_A_STAY, given=shortened(raw)) from None
    return {"place": place, "first": first, "last": last or first}


def _day(given: Mapping[str, object], name: str, reader: Reader) -> dt.date:
    part = next(one for one in PARTS if one.key == name)
    try:
        day = cast("dt.date", Date().check(part, given.get(name) or {}, reader))
        if day.year not in YEARS:
            raise refuse(NOT_A_STAY, given=day.isoformat())
    except RefusedError as refused:
        raise RefusedError(refused.problem.within(name)) from None
    return day
