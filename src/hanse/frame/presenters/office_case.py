"""A case as the people of an office see it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.models import Case, IssuedDocument
from hanse.frame.presenters.answers import Files, Told, told_answers, told_of, told_sections
from hanse.frame.presenters.inbox import status_of
from hanse.frame.presenters.office_history import Looking, acted_as, office_history
from hanse.frame.presenters.reach import Reach, reach_of
from hanse.frame.presenters.sent import Sent, sent
from hanse.frame.presenters.sources import register_title, source_words
from hanse.frame.presenters.terms import TermLine, term_lines
from hanse.frame.queries import Dossier
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.deciding import asked_opinions, open_steps, ruled_out_steps
from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.paying import cash_desks
from hanse.frame.spec.prefilling import NUMBER
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Transition
from hanse.kernel.models import Notice
from hanse.questions.public import reader_in
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.shell import Link
from hanse.ui.values import Download, Moment, Status
from hanse.ui.values import Standing as Mark


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """What another office was asked: `href` leads to giving it, where it is this person's to give."""

    office: str
    title: str
    status: Status
    answers: tuple[Told, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class OfficeCase:
    """`holder` is empty where nobody works on it; `mine` where this person does. `works`: it is this office's now."""

    number: str
    service: str
    state: str
    status: Status
    due: str
    terms: tuple[TermLine, ...]
    holder: str
    mine: bool
    works: bool
    steps: tuple[Link, ...]
    about_steps: tuple[str, ...]
    opinions: tuple[OpinionLine, ...]
    answers: tuple[tuple[str, tuple[Told, ...]], ...]
    filled_in: tuple[Told, ...]
    looked_up: tuple[Told, ...]
    results: tuple[Told, ...]
    decided: tuple[Told, ...]
    fee: str
    payments: str
    documents: tuple[Download, ...]
    messages: tuple[Sent, ...]
    reach: Reach | None
    history: tuple[Moment, ...]


def people_in(dossier: Dossier) -> Collection[UUID]:
    """Everybody who acted, to be looked up at once."""
    row = dossier.row
    return set(filter(None, [*map(acted_as, dossier.events), row.holder_id]))


def steps_now(dossier: Dossier, by: Doer) -> tuple[list[Transition], list[Transition]]:
    """What somebody can decide now, and what once every opinion is there."""
    steps, waits = open_steps(dossier.procedure, dossier.standing, by), _opinions_are_missing(dossier)
    later = [step for step in steps if waits and step.after_opinions]
    return [step for step in steps if step not in later], later


def _opinions_are_missing(dossier: Dossier) -> bool:
    procedure, standing = dossier.procedure, dossier.standing
    return any(one.office not in standing.opinions for one in asked_opinions(procedure, standing))


def office_case(
    dossier: Dossier, documents: Sequence[IssuedDocument], messages: Iterable[Notice], looking: Looking
) -> OfficeCase:
    row, procedure, standing, messages = dossier.row, dossier.procedure, dossier.standing, list(messages)
    reader, by = reader_in(looking.language, procedure.translations), looking.by
    works = row.office in by.offices and row.ended_at is None
    possible, later = steps_now(dossier, by)
    return OfficeCase(
        number=row.number,
        service=reader(procedure.title),
        state=reader(procedure.state(row.state).title),
        status=status_of(row, looking.today),
        due=formats.date(standing.due) if standing.due else "",
        terms=tuple(term_lines(dossier, reader, looking.today)),
        holder=looking.names.get(row.holder_id, "") if row.holder_id else "",
        mine=row.holder_id is not None and row.holder_id == by.id,
        works=works,
        steps=tuple(Link(reader(one.title), reverse("frame:decide:form", args=[row.id, one.key])) for one in possible),
        about_steps=tuple(_about_steps(dossier, by, possible, later, reader)),
        opinions=tuple(_opinions(dossier, by, reader)),
        answers=told_sections(procedure, standing.answers, reader, _files(row)),
        filled_in=tuple(_filled_in(dossier, reader)),
        looked_up=tuple(_looked_up(dossier, reader)),
        results=told_of(procedure, procedure.results, standing.answers, reader, _files(row)),
        decided=tuple(_decided(dossier, reader)),
        fee=fee_words(row, procedure),
        payments=_payments(row, procedure, by),
        documents=tuple(_document(one) for one in documents),
        messages=tuple(sent(messages, procedure, reader)),
        reach=reach_of(row, messages),
        history=tuple(office_history(dossier, looking)),
    )


def _about_steps(
    dossier: Dossier, by: Doer, possible: Iterable[Transition], later: Iterable[Transition], reader: Reader
) -> Iterator[str]:
    """Who has agreed to a joint step, and why another one is not there to be taken."""
    for step in possible:
        agreed = len(dossier.standing.agreed.get(step.key, ()))
        if agreed:
            told = {"step": reader(step.title), "number": agreed, "of": step.together}
            yield _("%(step)s: %(number)s of %(of)s have agreed") % told
    for step in later:
        yield _("%(step)s: possible when all opinions are given") % {"step": reader(step.title)}
    waits = _opinions_are_missing(dossier)
    for step in ruled_out_steps(dossier.procedure, dossier.standing, by):
        if waits and step.after_opinions:
            continue
        yield _("%(step)s: the rules of the service do not allow it by what is known") % {"step": reader(step.title)}


def _opinions(dossier: Dossier, by: Doer, reader: Reader) -> Iterator[OpinionLine]:
    row, procedure, standing = dossier.row, dossier.procedure, dossier.standing
    for one in asked_opinions(procedure, standing):
        given = one.office in standing.opinions
        mine = one.office in by.offices and not given
        yield OpinionLine(
            office=reader(procedure.office(one.office).title),
            title=reader(one.title),
            status=Status(Mark.DONE, _("Given")) if given else Status(Mark.WAITING, _("Not given yet")),
            answers=told_answers(
                procedure.asking[opinion_key(row.state, one.office)], standing.answers, reader, _files(row)
            ),
            href=reverse("frame:opinion:form", args=[row.id, one.office]) if mine else "",
        )


def _filled_in(dossier: Dossier, reader: Reader) -> Iterator[Told]:
    """Answers that nobody typed, and where they come from."""
    sources: Any = dossier.events[0].facts.get("sources") or {}
    for key, source in sources.items():
        yield reader(dossier.procedure.questions[key].text), source_words(source, reader), ""


def _looked_up(dossier: Dossier, reader: Reader) -> Iterator[Told]:
    """The registers in which the system has looked, and the number of the record that it found."""
    for lookup in dossier.procedure.lookups:
        record = dossier.standing.records.get(lookup.key)
        found = (
            _("Found: number %(number)s") % {"number": record[NUMBER]} if isinstance(record, dict) else _("Not found")
        )
        yield register_title(lookup.register, reader), found, ""


def _files(row: Case) -> Files:
    return Files("frame:office_file", row.id)


def _decided(dossier: Dossier, reader: Reader) -> Iterator[Told]:
    """What was said in the steps so far, once each; what the applicant was asked anew stands in her application."""
    procedure = dossier.procedure
    asked = (procedure.asking[one.key].questions for one in procedure.transitions if one.key in procedure.asking)
    keys = dict.fromkeys(key for one in asked for key in one if key not in procedure.questionnaire.questions)
    yield from told_of(procedure, keys, dossier.standing.answers, reader, _files(dossier.row))


def fee_words(row: Case, procedure: Procedure) -> str:
    """How much of the fee has come; empty where there is none."""
    if procedure.fee is None or row.fee is None:
        return ""
    fee, paid = (formats.money(amount, procedure.fee.currency) for amount in (row.fee, row.paid))
    return _("%(paid)s of %(fee)s paid") % {"paid": paid, "fee": fee}


def _payments(row: Case, procedure: Procedure, by: Doer) -> str:
    """Where its payments are, for the people who may handle its money."""
    handles = row.fee is not None and by.offices & cash_desks(procedure)
    return reverse("frame:case_payments", args=[row.id]) if handles else ""


def _document(one: IssuedDocument) -> Download:
    href = reverse("frame:office_document", args=[one.case_id, one.id]) if one.file_id else ""
    return Download(
        text=one.content["title"], href=href, kind="PDF", hint=formats.labelled(_("Code"), formats.as_written(one.code))
    )
