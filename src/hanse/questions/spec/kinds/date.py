"""A day."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import cast

from babel.dates import format_date
from babel.lists import format_list

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Accepts, Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.kinds.worded import typed
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NOT_A_DATE = Text("questions.problem.not_a_date", "“{given}” is not a date. Write year, month and day: 2026-03-27.")
INCOMPLETE = Text("questions.problem.date_incomplete", "The date must include {parts}.")
NOT_DIGITS = Text("questions.problem.date_digits", "Write the date in digits, such as 27 3 2026.")
NO_MONTH = Text("questions.problem.date_month", "The month must be a number from 1 to 12.")
NO_YEAR = Text("questions.problem.date_year", "The year must have four digits.")
NO_DAY = Text("questions.problem.date_day", "This month has no such day.")
PARTS = {
    "day": Text("questions.date.day", "a day", note="in: The date must include a day and a month."),
    "month": Text("questions.date.month", "a month", note="in: The date must include a day and a month."),
    "year": Text("questions.date.year", "a year", note="in: The date must include a day and a year."),
}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_NUMBER = re.compile(r"\d{1,4}")


class Date(Kind):
    key = "date"
    at_once = False

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question
        if isinstance(raw, dt.date):
            return raw.date() if isinstance(raw, dt.datetime) else raw
        if isinstance(raw, Mapping):
            return _from_parts({part: typed(raw.get(part) or "") for part in PARTS}, reader)
        found = _ISO.fullmatch(typed(raw))
        if not found:
            raise refuse(NOT_A_DATE, given=shortened(raw))
        year, month, day = found.groups()
        return _real({"day": day, "month": month, "year": year})

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return all(super(Date, self).empty(part) for part in raw.values())
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        return format_date(cast("dt.date", value), format="long", locale=locale_of(reader.language))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return cast("dt.date", value).isoformat()

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return dt.date.fromisoformat(cast("str", stored))

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        return value

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        """Written as 2026-03-27: a cell's own dates depend on the settings of the program that shows them."""
        del reader
        words = None if value is None else cast("str", self.to_json(question, value))
        return (Cell(value=words, accepts=Accepts(longest=10)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, reader
        cell = cells.get("")
        return None if self.empty(cell) else cell


def _from_parts(given: Mapping[str, str], reader: Reader) -> dt.date:
    missing = [part for part in PARTS if not given[part]]
    if missing:
        names = [reader.interface(PARTS[part]) for part in missing]
        raise refuse(INCOMPLETE, part=missing[0], parts=format_list(names, locale=locale_of(reader.language)))
    return _real(given)


def _real(given: Mapping[str, str]) -> dt.date:
    wrong = next((part for part in PARTS if not _NUMBER.fullmatch(given[part])), None)
    if wrong:
        raise refuse(NOT_DIGITS, part=wrong)
    day, month, year = (int(given[part]) for part in PARTS)
    if not 1 <= month <= 12:
        raise refuse(NO_MONTH, part="month")
    if not 1000 <= year <= 9999:
        raise refuse(NO_YEAR, part="year")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise refuse(NO_DAY, part="day") from None
