"""Play a scenario on the site itself, with its database: for tests of what outcomes do, and for examples."""

from collections.abc import Callable, Mapping
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
from hanse.frame.models import Application, Case
from hanse.frame.queries.people import organisations_of
from hanse.frame.spec.acts import THE_APPLICANT, Doer
from hanse.frame.spec.playing import read_answers, somebody
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Given, Move, Pay, Say, Scenario, Take, Wait
from hanse.frame.spec.steps import APPLICANT
from hanse.identity.public import User
from hanse.kernel.clock import set_to
from hanse.questions.spec.answer import Answer

type Who = Callable[[str, int], Doer]
"""Somebody of an office; the number tells apart those who decide together."""

type Read = Callable[[Procedure, Given], Mapping[str, Answer]]
"""What a scenario gives, as answers."""


def rehearse(procedure: Procedure, scenario: Scenario) -> Case:
    """The case at the scenario's end; its letters and orders are written and wait for the worker.

    What is refused on the way raises what it raises on the site.
    """
    at = procedure.calendar.moment(scenario.begins)
    case = hand_in(procedure, read_answers(procedure, scenario.answers), at)
    for move in scenario.moves:
        at = make_move(procedure, case, move, at, who=somebody)
        case.refresh_from_db()
    return case


def fill_in(
    procedure: Procedure, answers: Mapping[str, Answer], at: datetime, *, language: str = "", by: User | None = None
) -> Application:
    """An application with these answers, in the declaration's own language or another, of an account or of none.

    Whoever acts for an organisation applies for it.
    """
    language = language or procedure.translations.default_language
    party = next(iter(organisations_of(by).values()), None) if by else None
    with set_to(at):
        application = begin_application(procedure.key, language=language, applicant=by, party=party)
        for key, answer in answers.items():
            keep_answer(application, key, answer)
        return application


def hand_in(
    procedure: Procedure, answers: Mapping[str, Answer], at: datetime, *, language: str = "", by: User | None = None
) -> Case:
    """An application that is filled in and handed in at a moment."""
    application = fill_in(procedure, answers, at, language=language, by=by)
    with set_to(at):
        return submit_application(application, language=application.language).row


def make_move(
    procedure: Procedure, case: Case, move: Move, at: datetime, *, who: Who, read: Read = read_answers
) -> datetime:
    """Make a move at a moment; returns the moment after it."""
    with set_to(at):
        match move:
            case Take():
                answers, by = read(procedure, move.answers), procedure.transition(move.transition).by
                for number in range(move.people):
                    doer = THE_APPLICANT if by == APPLICANT else who(by, number)
                    take_step(case, move.transition, answers, by=doer, language=case.language)
            case Say():
                answers = read(procedure, move.answers)
                give_opinion(case, move.office, answers, by=who(move.office, 0), language=case.language)
            case Pay():
                record_payment(case, (case.fee or Decimal(0)) - case.paid, "scenario")
    return _wait(case, at, move.days) if isinstance(move, Wait) else at


def _wait(case: Case, at: datetime, days: int) -> datetime:
    for _ in range(days):
        at += timedelta(days=1)
        with set_to(at):
            pass_time(case)
    return at
