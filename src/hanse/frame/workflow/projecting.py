"""The rows that follow from a case's events: written with every event, and the same when made anew from all of them."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.utils import translation

from hanse.frame.models import AskedOpinion, Case
from hanse.frame.spec import cases
from hanse.frame.spec.answering import to_json
from hanse.frame.spec.deadlines import Deadline, last_day
from hanse.frame.spec.deciding import asked_opinions
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import State
from hanse.questions.spec.checking import format_answer

MOST_WORDS = 4000


def project(row: Case, procedure: Procedure, case: cases.Case, *, at: datetime) -> None:
    """Write how the case stands after what happened `at` a moment; `row` is new or locked."""
    fill(row, procedure, case)
    row.save(force_insert=row._state.adding)
    _ask_opinions(row, procedure, case, at)


def fill(row: Case, procedure: Procedure, case: cases.Case) -> None:
    """The fields of the row that follow from the case alone."""
    ended = procedure.state(case.state).final
    row.party_id = case.party
    row.state, row.since, row.office, row.holder_id = case.state, case.since, case.office, case.holder
    row.due, row.warn_on = (None, None) if ended else (case.next_due, case.next_warning)
    row.fee, row.received, row.paid, row.events_number = case.fee, case.received, case.paid, case.events
    row.answers = to_json(procedure, case.answers)
    row.email = _email(procedure, case)
    with translation.override(row.language):
        row.words = _words(row.number, procedure, case)
    row.ended_at = case.since if ended else None
    row.keep_until = _keep_until(procedure, case.since) if ended else None
    row.erased_at = case.erased
    if case.erased:
        row.applicant, row.proved_email = None, ""


def _email(procedure: Procedure, case: cases.Case) -> str:
    answer = case.answers.get(procedure.email)
    return str(answer.value) if answer and answer.state is State.ANSWERED else ""


def _words(number: str, procedure: Procedure, case: cases.Case) -> str:
    said = (
        format_answer(question, case.answers[key])
        for key, question in procedure.questionnaire.questions.items()
        if key in case.answers
    )
    return "\n".join([number, *filter(None, said)])[:MOST_WORDS]


def _keep_until(procedure: Procedure, ended: datetime) -> date:
    return procedure.calendar.day_of(ended) + relativedelta(months=procedure.keep_months)


def _ask_opinions(row: Case, procedure: Procedure, case: cases.Case, at: datetime) -> None:
    wanted = {one.office: one for one in asked_opinions(procedure, case) if one.office not in case.opinions}
    still_open = AskedOpinion.objects.filter(case=row, closed_at=None)
    there: set[str] = set()
    for asked in still_open:
        if asked.state == case.state and asked.office in wanted:
            there.add(asked.office)
        else:
            asked.closed_at = at
            asked.save(update_fields=["closed_at"])
    start = procedure.calendar.day_of(case.since)
    AskedOpinion.objects.bulk_create(
        AskedOpinion(
            case=row,
            state=case.state,
            office=office,
            due=last_day(Deadline(days=one.days), start, procedure.calendar) if one.days else case.next_due,
        )
        for office, one in wanted.items()
        if office not in there
    )
