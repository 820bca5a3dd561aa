"""Registers and their records, in the reader's language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Record
from hanse.frame.queries import procedure_of
from hanse.frame.queries.procedures import procedure_in
from hanse.frame.queries.registers import Holding, OpenRegister
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import answer_from_json, format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.values import Moment, Person, Status
from hanse.ui.values import Standing as Mark

SHORT = 3
"""Answers that stand in a list."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    title: str
    href: str
    services: str
    public: bool


@dataclass(frozen=True, slots=True)
class Tab:
    text: str
    href: str
    active: bool


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record of a list: its first answers, how long it holds, how it stands."""

    number: str
    href: str
    told: tuple[str, ...]
    holds: str
    status: Status


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record: its newest version, and what happened to it."""

    number: str
    register: str
    service: str
    status: Status
    holds: str
    version: int
    answers: tuple[tuple[str, str, str], ...]
    history: tuple[Moment, ...]


def register_lines(registers: Iterable[OpenRegister], language: str) -> list[RegisterLine]:
    """The registers by their titles."""
    lines = [
        RegisterLine(
            register_title(one, language),
            reverse("frame:register", args=[one.key]),
            formats.listed(str(reader_in(language, each.translations)(each.title)) for each in one.procedures),
            bool(one.public),
        )
        for one in registers
    ]
    return sorted(lines, key=lambda line: line.title.casefold())


def register_title(register: OpenRegister, language: str) -> str:
    return str(reader_in(language, register.procedure.translations)(register.register.title))


def holding_tabs(register: OpenRegister, chosen: Holding, words: str) -> list[Tab]:
    texts = {Holding.ALL: _("All"), Holding.IN_FORCE: _("In force"), Holding.OVER: _("No longer in force")}
    here = reverse("frame:register", args=[register.key])
    query = {"words": words} if words else {}
    return [
        Tab(text, _address(here, {**query, "holding": one.value}), active=one is chosen) for one, text in texts.items()
    ]


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}"


def record_lines(records: Iterable[Record], today: date, language: str) -> list[RecordLine]:
    return [_line(one, today, language) for one in records]


def _line(record: Record, today: date, language: str) -> RecordLine:
    answers = [answer for _question, answer, _none in told_of(record, language) if answer]
    return RecordLine(
        number=record.number,
        href=reverse("frame:record", args=[record.register, record.number]),
        told=tuple(" · ".join(one.splitlines()) for one in answers[:SHORT]),
        holds=holds(record, "medium"),
        status=status_of(record, today),
    )


def record_page(register: OpenRegister, versions: Sequence[Record], today: date, language: str) -> RecordPage:
    """`versions` come newest first."""
    newest = versions[0]
    procedure = _procedure_of(newest)
    return RecordPage(
        number=newest.number,
        register=register_title(register, language),
        service=str(reader_in(language, procedure.translations)(procedure.title)) if procedure else newest.service,
        status=status_of(newest, today),
        holds=holds(newest),
        version=newest.version,
        answers=told_of(newest, language),
        history=tuple(_history(versions, procedure, language)),
    )


def told_of(record: Record, language: str) -> tuple[tuple[str, str, str], ...]:
    """Questions and answers in the reader's language where the procedure is known; else as they were stored."""
    procedure = _procedure_of(record)
    reader = reader_in(language, procedure.translations) if procedure else None
    return tuple((*_told(key, record.content[key], procedure, reader), "") for key in _order(record, procedure))


def _order(record: Record, procedure: Procedure | None) -> list[str]:
    """The keys as the register shows them: what is stored has no order of its own."""
    shows = procedure.register.shows if procedure and procedure.register else ()
    return sorted(record.content, key=lambda key: (shows.index(key) if key in shows else len(shows), key))


def _told(key: str, stored: dict[str, Any], procedure: Procedure | None, reader: Reader | None) -> tuple[str, str]:
    question = procedure.questions.get(key) if procedure else None
    if question is None or reader is None or stored["value"] is None:
        return stored["question"], stored["answer"]
    answer = answer_from_json(question, "answered", stored["value"])
    return str(reader(question.text)), format_answer(question, answer, reader)


def _procedure_of(record: Record) -> Procedure | None:
    """The version under which the case ran; where the case is gone, today's."""
    try:
        return procedure_of(record.case) if record.case else procedure_in(record.service, "")
    except NoSuchService:
        return None


def holds(record: Record, style: str = "long") -> str:
    """From when until when."""
    begins = formats.date(record.valid_from, style)
    if record.valid_until is None:
        return _("since %(day)s") % {"day": begins}
    return _("%(first)s to %(last)s") % {"first": begins, "last": formats.date(record.valid_until, style)}


def status_of(record: Record, today: date) -> Status:
    if record.standing == Standing.WITHDRAWN:
        return Status(Mark.PROBLEM, _("Withdrawn"))
    if record.valid_until and record.valid_until < today:
        return Status(Mark.CLOSED, _("Expired"))
    if record.standing == Standing.SUSPENDED:
        return Status(Mark.WAITING, _("Suspended"))
    return Status(Mark.DONE, _("In force"))


def _history(versions: Sequence[Record], procedure: Procedure | None, language: str) -> Iterator[Moment]:
    for one, before in pairwise([*versions, None]):
        assert one is not None
        changed = _changed(one, before, language) if before else []
        text = "\n".join(filter(None, [_because(one, procedure, language), *changed]))
        office = _office(one, procedure, language)
        yield Moment(one.created_at, _what(one, before), text, by=Person(office) if office else None)


def _what(one: Record, before: Record | None) -> str:
    if before is None:
        return _("Entered in the register")
    if one.standing == before.standing:
        return _("Corrected")
    names = {
        Standing.IN_FORCE.value: _("In force again"),
        Standing.SUSPENDED.value: _("Suspended"),
        Standing.WITHDRAWN.value: _("Withdrawn"),
    }
    return names[one.standing]


def _changed(one: Record, before: Record, language: str) -> list[str]:
    old, new = (
        dict(zip(_order(each, _procedure_of(each)), told_of(each, language), strict=True)) for each in (before, one)
    )
    return [
        _("%(question)s: %(after)s (before: %(before)s)")
        % {"question": told[0], "after": told[1], "before": old[key][1] if key in old else "–"}
        for key, told in new.items()
        if key not in old or old[key][1] != told[1]
    ]


def _because(one: Record, procedure: Procedure | None, language: str) -> str:
    steps = {step.key: step.title for step in procedure.transitions} if procedure else {}
    if procedure and one.because in steps:
        return str(reader_in(language, procedure.translations)(steps[one.because]))
    return one.because


def _office(one: Record, procedure: Procedure | None, language: str) -> str:
    offices = {office.key: office.title for office in procedure.offices} if procedure else {}
    if procedure and one.office in offices:
        return str(reader_in(language, procedure.translations)(offices[one.office]))
    return ""
