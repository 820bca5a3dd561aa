"""A case as its officials see it, for programs."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from hanse.frame.api.cases import CaseLine, case_head
from hanse.frame.api.shapes import (
    CaseAnswer,
    CaseDocument,
    CaseMoment,
    CaseStep,
    JsonSchema,
    answers_out,
    documents_out,
    moments_out,
    money,
    step_out,
)
from hanse.frame.models import IssuedDocument
from hanse.frame.presenters.office_case import people_in, steps_now
from hanse.frame.presenters.office_history import Looking, office_history
from hanse.frame.queries import Dossier
from hanse.frame.queries.people import colleagues
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.deciding import asked_opinions
from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.export.submission import asking_schema
from hanse.identity.public import names_of
from hanse.kernel.clock import today
from hanse.questions.public import reader_in
from hanse.questions.spec.reading import Reader


class Official(Schema):
    """Somebody of an office."""

    id: UUID
    name: str


class CaseOpinion(Schema):
    """What an office was asked. `asks` is the JSON Schema of the answers, where it is yours to give; else null."""

    office: str = Field(examples=["fire"])
    office_title: str
    title: str
    given: bool
    answers: list[CaseAnswer]
    asks: JsonSchema | None


class OfficeCaseOut(CaseLine):
    """A case as the people of its offices see it."""

    version: str = Field(description="Of the service, under which it began.")
    since: datetime = Field(description="It is in this state.")
    due: date | None = Field(description="The last day of what is due first.")
    office: str = Field(description="That has it now; empty: it waits for the applicant, or has ended.")
    holder: Official | None = Field(description="Who works on it.")
    fee: str | None = Field(description="A decimal; null: none is asked for, or not yet.", examples=["150.00"])
    paid: str = Field(examples=["0.00"])
    currency: str
    may: list[str] = Field(description="Of: claim, release, hand_over, note.", examples=[["claim", "note"]])
    colleagues: list[Official] = Field(description="To whom it can be handed over.")
    steps: list[CaseStep] = Field(description="What you can decide now.")
    steps_after_opinions: list[CaseStep] = Field(description="What you can decide once every opinion is there.")
    opinions: list[CaseOpinion]
    answers: list[CaseAnswer] = Field(description="The applicant's.")
    results: list[CaseAnswer] = Field(description="What the service's own tables have worked out.")
    decided: list[CaseAnswer] = Field(description="What was said in the steps so far.")
    documents: list[CaseDocument]
    history: list[CaseMoment] = Field(description="The latest first.")


def office_case_out(dossier: Dossier, documents: list[IssuedDocument], by: Doer, language: str) -> OfficeCaseOut:
    row, procedure, standing = dossier.row, dossier.procedure, dossier.standing
    reader, names = reader_in(language, procedure.translations), names_of(people_in(dossier))
    possible, later = steps_now(dossier, by)
    works = row.office in by.offices and row.ended_at is None
    others = [Official(id=one, name=name) for one, name in colleagues(row.office).items()] if works else []
    others = [one for one in others if one.id != row.holder_id]
    said = [key for step in procedure.transitions for key in (one.key for one in step.questions)]
    return OfficeCaseOut(
        **case_head(row, language),
        version=row.version,
        since=row.since,
        due=standing.due,
        office=row.office,
        holder=Official(id=row.holder_id, name=names.get(row.holder_id, "")) if row.holder_id else None,
        fee=money(row.fee),
        paid=f"{row.paid:.2f}",
        currency=procedure.fee.currency if procedure.fee else "",
        may=list(_may(dossier, by, works=works, others=bool(others))),
        colleagues=others,
        steps=[step_out(one, procedure, reader) for one in possible],
        steps_after_opinions=[step_out(one, procedure, reader) for one in later],
        opinions=list(_opinions(dossier, by, reader)),
        answers=answers_out(procedure, procedure.questionnaire.order, standing.answers, reader),
        results=answers_out(procedure, procedure.results, standing.answers, reader),
        decided=answers_out(procedure, said, standing.answers, reader),
        documents=documents_out(documents),
        history=list(moments_out(office_history(dossier, Looking(by, language, today(), names)))),
    )


def _may(dossier: Dossier, by: Doer, *, works: bool, others: bool) -> Iterator[str]:
    if not works:
        return
    if dossier.row.holder_id != by.id:
        yield "claim"
    if dossier.row.holder_id is not None:
        yield "release"
    if others:
        yield "hand_over"
    yield "note"


def _opinions(dossier: Dossier, by: Doer, reader: Reader) -> Iterator[CaseOpinion]:
    procedure, standing = dossier.procedure, dossier.standing
    for one in asked_opinions(procedure, standing):
        asked, given = procedure.asking[opinion_key(standing.state, one.office)], one.office in standing.opinions
        yield CaseOpinion(
            office=one.office,
            office_title=reader(procedure.office(one.office).title),
            title=reader(one.title),
            given=given,
            answers=answers_out(procedure, asked.order, standing.answers, reader),
            asks=asking_schema(asked, reader) if one.office in by.offices and not given else None,
        )
