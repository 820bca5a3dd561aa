"""A signature: the full name typed under a statement, with the moment."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from babel.dates import format_datetime

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import JsonValue, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.declaration import agreed, statement_faults
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import Problem, RefusedError, all_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned

NOT_SIGNED = Text("questions.problem.not_signed", "Tick the box and write your full name to sign.")
NO_NAME = Text("questions.problem.signature_name", "Write your full name.")
NOT_AGREED = Text("questions.problem.signature_agreed", "Tick the box: a signature stands under the statement.")
NAME_TOO_LONG = Text("questions.problem.signature_long", "Write at most {longest} characters.")
NO_MOMENT = Text("questions.problem.signature_moment", "A signature needs its moment, such as 2026-03-27T09:30:00Z.")
SIGNED = Text("questions.signature.signed", "Signed by {name}, {moment}")

LONGEST = 200


class Signature(Kind):
    """The value is {"name", "at"}; a page sends "agreed" as well, and its server notes "at"."""

    key = "signature"
    at_once = False
    tabular = False
    nothing: ClassVar = NOT_SIGNED

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        yield from statement_faults(question)

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question
        if not isinstance(raw, Mapping):
            raise RefusedError(Problem(NOT_SIGNED))
        name, at = cleaned(str(raw.get("name") or "")), _moment(raw.get("at"))
        problems = [
            *([] if agreed(raw.get("agreed", True) or "", reader) else [Problem(NOT_AGREED, part="agreed")]),
            *([] if name else [Problem(NO_NAME, part="name")]),
            *([] if len(name) <= LONGEST else [Problem(NAME_TOO_LONG, {"longest": str(LONGEST)}, "name")]),
            *([] if at else [Problem(NO_MOMENT, part="name")]),
        ]
        if problems or at is None:
            raise RefusedError(all_of(problems))
        return {"name": name, "at": at}

    def empty(self, raw: object) -> bool:
        if isinstance(raw, Mapping):
            return super().empty(raw.get("name")) and super().empty(raw.get("agreed") or None)
        return super().empty(raw)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        signed = cast("Mapping[str, str | dt.datetime]", value)
        moment = format_datetime(cast("dt.datetime", signed["at"]), "long", locale=locale_of(reader.language))
        return reader.interface(SIGNED).format(name=signed["name"], moment=moment)

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        signed = cast("Mapping[str, str | dt.datetime]", value)
        return {"name": cast("str", signed["name"]), "at": cast("dt.datetime", signed["at"]).isoformat()}

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        signed = cast("dict[str, str]", stored)
        return {"name": signed["name"], "at": dt.datetime.fromisoformat(signed["at"])}

    def to_scope(self, question: Question, value: Value) -> object:
        del question
        return value

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        return (Cell(value=None if value is None else self.format(question, value, reader)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, cells, reader
        return None


def _moment(raw: object) -> dt.datetime | None:
    if not isinstance(raw, dt.datetime):
        try:
            raw = dt.datetime.fromisoformat(str(raw))
        except ValueError:
            return None
    return raw if raw.tzinfo else None
