"""What follows from events, in their transaction: messages, documents, records, outcomes, domain events.

All of it is written here and done by jobs afterwards, so that nothing is sent for what was rolled back, and what has
been decided once is sent once.
"""

from collections.abc import Sequence
from dataclasses import replace

from hanse.frame.enums import AUTHORITY_ID, role_of
from hanse.frame.letters.issuing import issue
from hanse.frame.models import Case
from hanse.frame.register.recording import change_record, write_record
from hanse.frame.spec.counting import day_from_json
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Message
from hanse.frame.workflow.forgetting import forget
from hanse.frame.workflow.wording import Wording
from hanse.identity.public import holders_of, recipient
from hanse.kernel import outbox
from hanse.kernel.notices import Recipient, post, send


def follow(row: Case, procedure: Procedure, events: Sequence[Event], *, first: int) -> None:
    """Everything that the events of one act bring with them; `first` is the number of the first of them."""
    wording = Wording(row, procedure)
    for number, event in enumerate(events, first):
        if event.kind is Happened.SUBMITTED and procedure.received:
            _send(row, wording, procedure.received)
        if event.kind is Happened.MOVED:
            _moved(row, procedure, wording, event, number)
        if event.kind is Happened.WARNED:
            _warn(row, wording, event)
        if event.kind is Happened.RECORD_CHANGED:
            change_record(row, procedure, event, wording)
        if event.kind is Happened.ERASED:
            forget(row, wording)
        facts = {"case": str(row.id), "service": row.service, "event": number, "kind": event.kind.value}
        outbox.emit("frame.case_changed", facts)


def _moved(row: Case, procedure: Procedure, wording: Wording, event: Event, number: int) -> None:
    step = procedure.transition(str(event.facts["transition"]))
    if step.document:
        issue(row, procedure.document(step.document), number, event.at, wording)
    if step.registers and procedure.register:
        write_record(row, procedure, event, wording)
    if step.outcome:
        procedure.outcomes[step.outcome](case=row, event=event)
    for message in step.messages:
        _send(row, wording, message)


def _warn(row: Case, wording: Wording, event: Event) -> None:
    """To whoever has the case: the office, or the applicant where it waits for her."""
    to = row.office or APPLICANT
    page = replace(wording, to_office=to != APPLICANT).page
    due = day_from_json(event.facts["due"])
    for whom in _recipients(row, to):
        send("frame/warning", to=whom, context={"number": row.number, "due": due, "link": whom.link(*page)})


def _send(row: Case, wording: Wording, message: Message) -> None:
    wording = replace(wording, to_office=message.to != APPLICANT)
    subject, body = wording(message.subject), wording(message.body)
    for to in _recipients(row, message.to):
        post(f"frame.{row.service}", to=to, subject=subject, body=body)


def _recipients(row: Case, to: str) -> list[Recipient]:
    if to != APPLICANT:
        return [recipient(mandate.user) for mandate in holders_of(AUTHORITY_ID, [role_of(to)])]
    if row.applicant is not None:
        return [recipient(row.applicant)]
    return [Recipient(row.email, row.language)] if row.email else []
