"""What follows from events, in their transaction: messages, documents, records, outcomes, events.

All of it is written here and done by jobs afterwards, so that nothing is sent for what was rolled back, and what has
been decided once is sent once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from hanse.frame.enums import RefundState
from hanse.frame.letters.issuing import issue
from hanse.frame.models import Case, Refund
from hanse.frame.queries.people import people_in
from hanse.frame.register.recording import change_record, write_record
from hanse.frame.spec import cases
from hanse.frame.spec.cases import scope_of
from hanse.frame.spec.conditions import holds
from hanse.frame.spec.counting import day_from_json
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.paying import cash_desks
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Message
from hanse.frame.webhooks.telling import tell
from hanse.frame.workflow.forgetting import forget
from hanse.frame.workflow.wording import Wording
from hanse.identity.public import recipient
from hanse.kernel import jobs, outbox
from hanse.kernel.models import Notice
from hanse.kernel.notices import About, Recipient, post, send, sensible_while
from hanse.ui import formats

WARNING, SECOND = "frame/warning", "frame/second"
TELL_FOLLOWERS = "frame.tell_followers"


def follow(row: Case, procedure: Procedure, case: cases.Case, events: Sequence[Event], *, first: int) -> None:
    """Everything that the events of one act bring with them; `first` is the number of the first of them.

    `case` is how it stands after them.
    """
    wording, scope = Wording(row, procedure), scope_of(procedure, case)
    for number, event in enumerate(events, first):
        if event.kind is Happened.SUBMITTED and procedure.received:
            _send(row, wording, procedure.received, scope, beside=_receipt(wording))
        if event.kind is Happened.MOVED:
            _moved(row, wording, event, number, scope)
        if event.kind is Happened.WARNED:
            _warn(row, wording, event)
        if event.kind in {Happened.PAID, Happened.REFUNDED}:
            _tell_of_money(row, wording, event)
        if event.kind is Happened.REFUND_ASKED:
            _ask_second(row, wording, event)
        if event.kind is Happened.RECORD_CHANGED:
            change_record(row, procedure, event, wording)
        if event.kind is Happened.ERASED:
            forget(row, wording)
        facts = {"case": str(row.id), "service": row.service, "event": number, "kind": event.kind.value}
        outbox.emit("frame.case_changed", facts)
    tell(row, procedure, events, first=first, applicant=case.applicant)
    if procedure.public and any(event.kind is Happened.MOVED for event in events):
        jobs.defer(TELL_FOLLOWERS, case_id=str(row.id))


def _moved(row: Case, wording: Wording, event: Event, number: int, scope: Mapping[str, object]) -> None:
    procedure = wording.procedure
    step = procedure.transition(str(event.facts["transition"]))
    if step.document:
        issue(row, procedure.document(step.document), number, event.at, wording)
    if step.registers and procedure.register:
        write_record(row, procedure, event, wording)
    if step.outcome:
        procedure.outcomes[step.outcome](case=row, event=event)
    state = procedure.state(row.state)
    for message in step.messages:
        _send(row, wording, message, scope, must=state.final or state.waits)


def _warn(row: Case, wording: Wording, event: Event) -> None:
    """To whoever has the case: the office, or the applicant where it waits for her."""
    to = row.office or APPLICANT
    page = replace(wording, to_office=to != APPLICANT, mailed=True).page
    due = day_from_json(event.facts["due"])
    until = wording.procedure.calendar.end_of(due) if due else None
    about = About(case=row.id, role=to, must=to == APPLICANT, until=until)
    for whom in recipients(row, wording, to):
        said = {"number": row.number, "due": due, "link": whom.link(*page)}
        send(WARNING, to=whom, context=said, about=about)


@sensible_while(WARNING)
def _still_waits(notice: Notice) -> bool:
    """Whether who was warned still has the case."""
    office = "" if notice.role == APPLICANT else notice.role
    cases = Case.objects.filter(ended_at=None, office=office)
    return notice.about is not None and cases.filter(id=notice.about).exists()


def _send(
    row: Case,
    wording: Wording,
    message: Message,
    scope: Mapping[str, object],
    *,
    must: bool = False,
    beside: str = "",
) -> None:
    """To each in her own language, if its condition holds.

    `must`: it tells of a decision, or that the case waits for whom it goes to. `beside` stands under the letter.
    """
    if not holds(wording.procedure, message.when, scope):
        return
    to_applicant = message.to == APPLICANT
    about = About(case=row.id, role=message.to, must=must and to_applicant, urgent=message.urgent)
    for to in recipients(row, wording, message.to):
        say = wording if to_applicant else replace(wording, to_office=True, language=to.language)
        mailed = replace(say, mailed=to_applicant)
        subject, body = mailed(message.subject), mailed(message.body)
        short = say(message.short) if message.short else ""
        post(f"frame.{row.service}", to=to, subject=subject, body=body + beside, short=short, about=about)


def _tell_of_money(row: Case, wording: Wording, event: Event) -> None:
    """That money came or was given back, and where its receipt is."""
    amount = Decimal(str(event.facts["amount"]))
    currency = wording.procedure.fee.currency if wording.procedure.fee else ""
    about = About(case=row.id, role=APPLICANT, must=True)
    with translation.override(row.language):
        words = formats.money(amount, currency)
    for one in recipients(row, wording, APPLICANT):
        whom = replace(one, language=row.language)  # as all that the case tells her
        said = {"number": row.number, "amount": words, "back": event.kind is Happened.REFUNDED}
        link = whom.link(*replace(wording, mailed=True).page)
        send("frame/money", to=whom, context={**said, "link": link}, about=about)


def _ask_second(row: Case, wording: Wording, event: Event) -> None:
    """Those of the offices that handle money, but who asked: one of them must agree."""
    others = {person for office in cash_desks(wording.procedure) for person in people_in(office)}
    for user in sorted(others, key=lambda one: one.id):
        if user.id != event.by:
            to, about = recipient(user), About(case=row.id, role=event.role)
            said = {"number": row.number, "link": to.link("frame:case_payments", row.id)}
            send(SECOND, to=to, context=said, about=about)


@sensible_while(SECOND)
def _still_asked(notice: Notice) -> bool:
    """Whether nobody has decided yet."""
    waiting = Refund.objects.filter(state=RefundState.WAITING, payment__kind="case")
    return notice.about is not None and waiting.filter(payment__payable=notice.about).exists()


def _receipt(wording: Wording) -> str:
    """Where the receipt of the application is."""
    with translation.override(wording.row.language):
        link = replace(wording, mailed=True).link()
        return f"\n\n{_('The receipt, as a PDF, is on the page of your case:')} {link}"


def recipients(row: Case, wording: Wording, to: str) -> list[Recipient]:
    """Who reads what goes `to` the applicant or an office. A number given with the case comes before her usual one."""
    if to != APPLICANT:
        return [recipient(person) for person in people_in(to)]
    phone = wording.phone
    if row.applicant is not None:
        known = recipient(row.applicant)
        return [replace(known, phone=phone or known.phone)]
    zone = wording.procedure.calendar.zone
    return [Recipient(row.email, row.language, phone=phone, time_zone=zone)] if row.email or phone else []
