"""Everything that the frame holds about a person who has an account: her cases and applications, for her alone."""

from typing import Any

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Application, Case, Follower, IssuedDocument, Webhook
from hanse.frame.queries.applications import applications_of, cases_of
from hanse.frame.queries.events import chain_of
from hanse.frame.queries.following import followers_of
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.steps import APPLICANT
from hanse.identity.public import User, viewer_of

NOT_HERS = frozenset(
    {
        Happened.NOTED,
        Happened.CLAIMED,
        Happened.RELEASED,
        Happened.HANDED_OVER,
        Happened.REFUND_ASKED,
        Happened.REFUND_REFUSED,
    }
)
"""What offices do among themselves. Who looked, she may know: the office and the day."""


def own_data(person: User) -> dict[str, Any]:
    """As values for JSON: what she began herself, also for an organisation as long as she acts for it.

    Ids of officials, others' data, are not.
    """
    viewer = viewer_of(person)
    applications, cases = applications_of(viewer).filter(applicant=person), cases_of(viewer).filter(applicant=person)
    return {
        "applications": [_application(one) for one in applications],
        "cases": [_case(one) for one in cases.prefetch_related("documents")],
        "follows": [_followed(one) for one in followers_of(person).select_related("case")],
        "webhooks": [_webhook(one) for one in Webhook.objects.filter(owner=person)],
    }


def _application(row: Application) -> dict[str, Any]:
    return {
        "service": row.service,
        "version": row.version,
        "begun_at": row.created_at,
        "last_written_at": row.touched_at,
        "answers": _told(row, row.answers),
    }


def _case(row: Case) -> dict[str, Any]:
    return {
        "number": row.number,
        "service": row.service,
        "version": row.version,
        "state": row.state,
        "submitted_at": row.submitted_at,
        "ended_at": row.ended_at,
        "kept_until": row.keep_until,
        "email": row.email,
        "fee": row.fee,
        "paid": row.paid,
        "answers": _told(row, row.answers),
        "documents": [_document(one) for one in row.documents.all()],
        "history": [_event(one.event) for one in chain_of(row.id) if one.event.kind not in NOT_HERS],
    }


def _followed(one: Follower) -> dict[str, Any]:
    return {"number": one.case.number, "service": one.case.service, "since": one.confirmed_at}


def _webhook(one: Webhook) -> dict[str, Any]:
    return {"made_at": one.created_at, "address": one.address, "office": one.office, "events": one.events}


def _told(row: Application | Case, answers: dict[str, Any]) -> dict[str, Any]:
    """Her answers by key, each with the question in its own words."""
    try:
        questions = procedure_of(row).questionnaire.questions
    except NoSuchService:
        questions = {}
    return {
        key: {"question": questions[key].text.default if key in questions else "", **one}
        for key, one in answers.items()
        if not questions or key in questions
    }


def _document(one: IssuedDocument) -> dict[str, Any]:
    return {"code": one.code, "issued_at": one.issued_at, **one.content}


def _event(event: Event) -> dict[str, Any]:
    """What look-ups found stays out of it: a restricted register may speak of others than who named the number."""
    hers = event.role == APPLICANT or event.kind is Happened.RECORD_CHANGED
    shown = {name: value for name, value in event.values.items() if hers and name != "records"}
    return {"what": event.kind.value, "at": event.at, "who": event.role, **event.facts, **shown}
