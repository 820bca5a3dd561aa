"""Operations on registers: what is in force, who decided it, and since when."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from hanse.frame.api.shapes import Value
from hanse.frame.models import Record
from hanse.frame.presenters.register import register_title
from hanse.frame.queries.registers import Holding, OpenRegister, records_in, register_of, registers, versions_of
from hanse.frame.spec.acts import Standing
from hanse.identity.public import NOBODY, Viewer, person_or_none, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.speaking import Speaking

router = Router(tags=["registers"])


class RegisterOut(Schema):
    """A register: a list of what was decided."""

    key: str = Field(examples=["permits"])
    title: str
    public: bool = Field(description="Anybody may read it; else the offices of its services.")
    services: list[str] = Field(description="Whose decided cases stand in it.")


class RecordAnswer(Schema):
    """An answer that stands in a record, in the language of its case."""

    question: str
    title: str
    words: str
    value: Value


class RecordOut(Schema):
    """One version of a record."""

    number: str = Field(description="Of the case that it came from.", examples=["2026-000123"])
    version: int
    service: str
    standing: Standing
    in_force: bool = Field(description="It counts today.")
    valid_from: date
    valid_until: date | None
    answers: list[RecordAnswer]


class RecordVersion(RecordOut):
    """One version, and why it was written."""

    written_at: datetime
    because: str = Field(description="The step that wrote it, or a reason in words.")


class Searched(Schema):
    """Which records are asked for."""

    holding: Holding = Field(Holding.ALL, description="All, those in force today, or those that are over.")
    words: str = Field("", max_length=100, description="With this number, or these words in an answer.")


@router.get("/", response=list[RegisterOut], operation_id="list_registers", summary="Registers")
def index(request: HttpRequest, speaking: Query[Speaking]) -> list[RegisterOut]:
    """Those that you may read. No key is needed for public ones."""
    language = speaking.begin()
    return [_register(one, language) for one in registers(_viewer(request))]


@router.get("/{key}/records/", response=Page[RecordOut], operation_id="list_records", summary="Records of a register")
def records(request: HttpRequest, key: Path[str], searched: Query[Searched], span: Query[Span]) -> Page[RecordOut]:
    """The newest version of each, the latest number first. All of a public one at once: its open data."""
    found = register_of(key, _viewer(request))
    words = " ".join(searched.words.split())
    rows, following = page_of(records_in(found, today(), searched.holding, words), span)
    return Page[RecordOut](items=[RecordOut(**_record(one)) for one in rows], next=following)


@router.get(
    "/{key}/records/{number}/",
    response=list[RecordVersion],
    operation_id="get_record",
    summary="A record",
)
def show(request: HttpRequest, key: Path[str], number: Path[str]) -> list[RecordVersion]:
    """Its versions, the newest first: that one counts."""
    found = register_of(key, _viewer(request))
    return [
        RecordVersion(**_record(one), written_at=one.created_at, because=one.because)
        for one in versions_of(found, number)
    ]


def _viewer(request: HttpRequest) -> Viewer:
    caller = person_or_none(request)
    return viewer_of(caller) if caller else NOBODY


def _register(one: OpenRegister, language: str) -> RegisterOut:
    return RegisterOut(
        key=one.key,
        title=register_title(one, language),
        public=bool(one.public),
        services=[procedure.key for procedure in one.procedures],
    )


def _record(one: Record) -> dict[str, Any]:
    ends = one.valid_until
    return {
        "number": one.number,
        "version": one.version,
        "service": one.service,
        "standing": Standing(one.standing),
        "in_force": one.current and one.standing == Standing.IN_FORCE and (ends is None or ends >= today()),
        "valid_from": one.valid_from,
        "valid_until": ends,
        "answers": _answers(one.content.items()),
    }


def _answers(content: Iterable[tuple[str, Mapping[str, Any]]]) -> list[RecordAnswer]:
    return [
        RecordAnswer(question=key, title=said["question"], words=said["answer"], value=said["value"])
        for key, said in content
    ]
