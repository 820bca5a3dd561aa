"""Writes of applications: begin, answer, take back, hand in."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.frame.actions.booking.holding import hold_booking
from hanse.frame.actions.prefilling import fill_in_after, fill_in_at_first, is_fixed, records_for, typed
from hanse.frame.actions.publishing import publish_procedure
from hanse.frame.errors import StepRefused
from hanse.frame.models import Application, Case, EventValues
from hanse.frame.queries import offered_procedure, procedure_of
from hanse.frame.queries.own_cases import not_own_cases
from hanse.frame.spec.acts import Doer, Submit
from hanse.frame.spec.answering import from_json, to_json
from hanse.frame.spec.chain import BEGINNING
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.workflow.forgetting import files_within
from hanse.frame.workflow.moving import Moved, record
from hanse.frame.workflow.refusing import in_words
from hanse.identity.public import Party, User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.kernel.files import remove
from hanse.kernel.models import StoredFile
from hanse.questions.spec.answer import Answer

KEPT_FOR = timedelta(days=60)
"""How long an application is kept after somebody last wrote in it; the pages say so."""


@transaction.atomic
def begin_application(
    service: str, *, language: str, applicant: User | None = None, party: Party | None = None
) -> Application:
    """An empty application for the version that is offered today. Raises NoSuchService."""
    procedure = offered_procedure(service)
    publish_procedure(procedure)
    row = Application(
        service=procedure.key, version=procedure.version, language=language, applicant=applicant, party=party
    )
    fill_in_at_first(row, procedure)
    row.save(force_insert=True)
    return row


@transaction.atomic
def keep_answer(application: Application, key: str, answer: Answer | None, *, beside: Collection[UUID] = ()) -> None:
    """Keep an answer, or with None take it back; the last one counts. `beside`: other applications of the browser.

    Raises NotThere where it was handed in, StepRefused for what was filled in and is fixed, and NotFree for a time or
    days that cannot be had.
    """
    row = _locked(application)
    procedure = procedure_of(row)
    if is_fixed(row, procedure, key):
        raise StepRefused(_("This answer was filled in and cannot be changed here."))
    hold_booking(row, procedure, key, answer, beside=beside)
    before = row.answers.pop(key, None)
    if answer is not None:
        row.answers |= to_json(procedure, {key: answer})
    if row.answers.get(key) != before:
        typed(row, key)
        fill_in_after(row, procedure, key)
    row.touched_at = now()
    row.save(update_fields=["answers", "sources", "touched_at"])
    _remove_unless_held(set(files_within(before)) - set(files_within(row.answers.get(key))))


@transaction.atomic
def delete_application(application: Application) -> None:
    """The applicant's wish: nothing of it stays, of its files neither."""
    _delete(Application.objects.select_for_update().filter(id=application.id))


@transaction.atomic
def submit_application(application: Application, *, language: str) -> Moved:
    """Hand in: the application becomes the case of the same id.

    Raises NotThere where it was handed in or deleted already, and StepRefused and NotEligible, which say why.
    """
    row = _locked(application)
    answers = from_json(procedure_of(row), row.answers)
    moved = open_case(row, answers, by=Doer(id=row.applicant_id, applicant=True), language=language)
    row.delete()
    return moved


def open_case(row: Application, answers: Mapping[str, Answer], *, by: Doer, language: str) -> Moved:
    """The case that an application becomes; part of the caller's transaction. Raises StepRefused, NotEligible."""
    procedure = procedure_of(row)
    at = now()
    case = Case(
        id=row.id,
        number=_next_number(procedure.calendar.day_of(at).year),
        service=row.service,
        version=row.version,
        language=language,
        link_nonce=row.link_nonce,
        applicant=row.applicant,
        submitted_at=at,
        head=BEGINNING,
        received=Decimal(0),
        paid=Decimal(0),
    )
    strange = [*not_own_cases(procedure, row, answers)]
    with in_words(procedure, language):
        if strange:
            raise ActRefused(Why.NOT_OWN_CASE, *strange)
        records = dict(records_for(row, procedure, answers))
        act = Submit(by=by, at=at, answers=answers, party=row.party_id, sources=row.sources, records=records)
        return record(case, procedure, None, act)


@transaction.atomic
def purge_applications(*, by: Actor) -> int:
    """Delete what nobody has written in for long; returns how many."""
    del by
    return _delete(Application.objects.select_for_update().filter(touched_at__lt=now() - KEPT_FOR))


def _delete(rows: QuerySet[Application]) -> int:
    """A file that somebody made another application or a case refer to as well is left to that."""
    answers = dict(rows.values_list("id", "answers"))
    gone = Application.objects.filter(id__in=answers).delete()[0]
    _remove_unless_held(set(files_within([*answers.values()])))
    return gone


def _remove_unless_held(ids: set[UUID]) -> None:
    for stored in StoredFile.objects.filter(id__in=ids):
        elsewhere = EventValues.objects.filter(event__at__gte=stored.created_at, values__icontains=str(stored.id))
        if not (elsewhere.exists() or Application.objects.filter(answers__icontains=str(stored.id)).exists()):
            remove([stored])


def _locked(application: Application) -> Application:
    row = Application.objects.select_for_update().filter(id=application.id).first()
    if row is None:
        raise NotThere(_("This application has been handed in, or deleted."))
    return row


def _next_number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('frame_case_number')")
        return f"{year}-{cursor.fetchone()[0]:06d}"
