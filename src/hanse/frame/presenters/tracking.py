"""A case as its applicant follows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.enums import PaymentState
from hanse.frame.models import Booking, Case, IssuedDocument, Payment
from hanse.frame.presenters.answers import Files, Told, told_of, told_sections
from hanse.frame.presenters.paying import payment_receipt_link
from hanse.frame.presenters.reach import Reach, reach_of
from hanse.frame.presenters.sent import Got, got
from hanse.frame.presenters.terms import TermLine, due_words, term_lines
from hanse.frame.queries import Dossier
from hanse.frame.spec.acts import THE_APPLICANT
from hanse.frame.spec.cases import told_keys
from hanse.frame.spec.deciding import open_steps
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.paying import still_due
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Transition
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.shell import Link
from hanse.ui.values import Download, Moment, Status
from hanse.ui.values import Standing as Mark

ON_THE_WAY = frozenset({PaymentState.PENDING, PaymentState.MISMATCH})


@dataclass(frozen=True, slots=True)
class TrackedCase:
    """`steps` are what the applicant can do now, `told` what offices answered; `to_pay` may be empty.

    `waits`: the office waits for one of the steps.
    `on_the_way`: a payment was made, and the bank has not said yet that it has come.
    """

    number: str
    service: str
    status: Status
    since: str
    booked: tuple[str, ...]
    due: str
    terms: tuple[TermLine, ...]
    published: str
    steps: tuple[Link, ...]
    waits: bool
    to_pay: str
    on_the_way: bool
    answers: tuple[tuple[str, tuple[Told, ...]], ...]
    told: tuple[Told, ...]
    documents: tuple[Download, ...]
    messages: tuple[Got, ...]
    reach: Reach | None
    history: tuple[Moment, ...]


def tracked_case(
    dossier: Dossier,
    documents: Sequence[IssuedDocument],
    payments: Sequence[Payment],
    messages: Iterable[Notice],
    *,
    language: str,
    booked: Sequence[Booking] = (),
) -> TrackedCase:
    row, procedure, standing, messages = dossier.row, dossier.procedure, dossier.standing, list(messages)
    files = Files("frame:case_file", row.id)
    reader = reader_in(language, procedure.translations)
    state = procedure.state(row.state)
    mark = Mark.DONE if state.final else Mark.WAITING if not state.waits else Mark.OPEN
    steps = open_steps(procedure, standing, THE_APPLICANT)
    return TrackedCase(
        number=row.number,
        service=reader(procedure.title),
        status=Status(mark, reader(state.shown or state.title)),
        since=formats.date(row.since),
        booked=tuple(_booked(dossier, booked, reader)),
        due=due_words(state, standing.due, procedure.calendar.day_of(now())),
        terms=tuple(term_lines(dossier, reader, procedure.calendar.day_of(now()))),
        published=_published(row, procedure),
        steps=tuple(Link(reader(one.title), reverse("frame:step:form", args=[row.id, one.key])) for one in steps),
        waits=state.waits,
        to_pay=_to_pay(row, procedure),
        on_the_way=any(one.state in ON_THE_WAY for one in payments),
        answers=told_sections(procedure, standing.answers, reader, files),
        told=told_by_offices(dossier, reader),
        documents=(*_calendar(row, booked), *(_document(one) for one in documents), *_receipts(row, payments)),
        messages=tuple(got(messages)),
        reach=reach_of(row, messages),
        history=tuple(applicant_history(procedure, dossier.events, reader)),
    )


def told_by_offices(dossier: Dossier, reader: Reader) -> tuple[Told, ...]:
    keys = told_keys(dossier.procedure, dossier.events)
    files = Files("frame:case_file", dossier.row.id)
    return told_of(dossier.procedure, keys, dossier.standing.answers, reader, files)


def _booked(dossier: Dossier, booked: Sequence[Booking], reader: Reader) -> Iterator[str]:
    """The times and days that still lie before her."""
    answers, at = dossier.standing.answers, now()
    for one in booked:
        if one.ends > at and one.question in answers:
            yield format_answer(dossier.procedure.questions[one.question], answers[one.question], reader)


def _to_pay(row: Case, procedure: Procedure) -> str:
    due = still_due(row.fee, row.received)
    return formats.money(due, procedure.fee.currency) if procedure.fee and due > 0 and not row.ended_at else ""


def _calendar(row: Case, booked: Sequence[Booking]) -> Iterator[Download]:
    if booked:
        yield Download(
            text=_("Entry for your calendar"), href=reverse("frame:case_calendar", args=[row.id]), kind="ICS"
        )


def _receipts(row: Case, payments: Sequence[Payment]) -> Iterator[Download]:
    for one in payments:
        if one.state == PaymentState.PAID:
            yield payment_receipt_link(one, row)
    if not row.erased_at:
        href = reverse("frame:application_receipt", args=[row.id])
        yield Download(text=_("Receipt of your application"), href=href, kind="PDF")


def _published(row: Case, procedure: Procedure) -> str:
    """Where anyone can read a part of the case; empty where nobody can."""
    public = procedure.public
    if public is None or row.erased_at or row.state not in public.states:
        return ""
    return reverse("frame:published_case", args=[row.service, row.number])


def _document(one: IssuedDocument) -> Download:
    return Download(
        text=one.content["title"],
        href=reverse("frame:case_document", args=[one.case_id, one.id]) if one.file_id else "",
        kind="PDF",
        hint="" if one.file_id else _("It is being made. Load this page again in a moment."),
    )


def applicant_history(procedure: Procedure, events: Sequence[Event], reader: Reader) -> Iterator[Moment]:
    """What concerns the applicant, the latest first."""
    for event in reversed(events):
        match event.kind:
            case Happened.SUBMITTED:
                yield Moment(event.at, _("You applied"))
            case Happened.MOVED:
                state = procedure.state(str(event.facts["target"]))
                step = procedure.transition(str(event.facts["transition"]))
                yield Moment(event.at, reader(state.shown or state.title), _whose(procedure, step, reader))
            case Happened.FEE_ASKED:
                yield Moment(event.at, _("The fee is %(amount)s") % {"amount": _money(procedure, event)})
            case Happened.PAID:
                yield Moment(event.at, _("Your payment has arrived"), _money(procedure, event))
            case Happened.REFUNDED:
                yield Moment(event.at, _("Money was given back"), _money(procedure, event))
            case Happened.LOOKED_AT:
                yield Moment(event.at, _("Somebody of the office looked at your case"))
            case Happened.RECORD_CHANGED:
                yield Moment(
                    event.at, _("The record in the register was changed"), str(event.values.get("because", ""))
                )
            case Happened.ERASED:
                yield Moment(event.at, _("What this case held about you was erased"))
            case _:
                continue


def _whose(procedure: Procedure, step: Transition, reader: Reader) -> str:
    """The step and who took it; what nobody took speaks for itself."""
    title = reader(step.title)
    if step.by == APPLICANT:
        return _("You: %(step)s") % {"step": title}
    if step.by == SYSTEM:
        return title
    return _("%(office)s: %(step)s") % {"office": reader(procedure.office(step.by).title), "step": title}


def _money(procedure: Procedure, event: Event) -> str:
    amount, currency = Decimal(str(event.facts["amount"])), procedure.fee.currency if procedure.fee else ""
    return formats.money(amount, currency)
