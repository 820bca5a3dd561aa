"""Play a scenario on the site itself, with its database: for tests of what a service's outcomes do."""

from datetime import datetime, timedelta
from decimal import Decimal

from hanse.frame.actions import (
    begin_application,
    give_opinion,
    keep_answer,
    pass_time,
    record_payment,
    submit_application,
    take_step,
)
from hanse.frame.models import Case
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.playing import person_of, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Move, Pay, Say, Scenario, Take, Wait
from hanse.frame.spec.steps import APPLICANT
from hanse.kernel.clock import set_to


def rehearse(procedure: Procedure, scenario: Scenario) -> Case:
    """The case at the scenario's end; its letters and orders are written and wait for the worker.

    What is refused on the way raises what it raises on the site.
    """
    language = procedure.translations.default_language
    with set_to(datetime.fromisoformat(scenario.begins)):
        application = begin_application(procedure.key, language=language)
        for key, answer in read_answers(procedure, scenario.answers).items():
            keep_answer(application, key, answer)
        case = submit_application(application, language=language).row
    at = datetime.fromisoformat(scenario.begins)
    for move in scenario.moves:
        at = _make(procedure, case, move, at)
        case.refresh_from_db()
    return case


def _make(procedure: Procedure, case: Case, move: Move, at: datetime) -> datetime:
    """Make a move at a time; returns when the next one is."""
    with set_to(at):
        match move:
            case Take():
                for number in range(move.people):
                    by = _doer(procedure.transition(move.transition).by, number)
                    answers = read_answers(procedure, move.answers)
                    take_step(case, move.transition, answers, by=by, language=case.language)
            case Say():
                answers = read_answers(procedure, move.answers)
                give_opinion(case, move.office, answers, by=_doer(move.office), language=case.language)
            case Pay():
                record_payment(case, (case.fee or Decimal(0)) - case.paid, "scenario")
    return _wait(case, at, move.days) if isinstance(move, Wait) else at


def _wait(case: Case, at: datetime, days: int) -> datetime:
    for _ in range(days):
        at += timedelta(days=1)
        with set_to(at):
            pass_time(case)
    return at


def _doer(who: str, number: int = 0) -> Doer:
    return Doer(applicant=True) if who == APPLICANT else Doer(id=person_of(who, number), offices=frozenset([who]))
