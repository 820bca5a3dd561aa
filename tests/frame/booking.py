"""A small service whose times and places are booked, in Python."""

from datetime import UTC, datetime
from typing import Any

from hanse.frame.actions import begin_application, keep_answer, submit_application
from hanse.frame.models import Application, Case
from hanse.frame.queries import offered_procedure
from hanse.frame.spec.bookables import Bookable, Hours, SpecialDay, Weekday
from hanse.frame.spec.deadlines import Calendar, Deadline
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Booked, Message, Office, State, Transition
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import t

WORKDAYS = tuple(Weekday)[:5]
PARIS = Calendar(country="FR", zone="Europe/Paris")


def desk(**changes: Any) -> Bookable:
    """Half an hour each, in the morning of working days."""
    usual: dict[str, Any] = {
        "key": "desk",
        "title": t("Desk"),
        "office": "welcome",
        "minutes": 30,
        "hours": (Hours(days=WORKDAYS, opens="09:00", closes="11:00"),),
        "special_days": (SpecialDay(day="2026-03-11"), SpecialDay(day="2026-03-14", opens="10:00", closes="11:00")),
        "ahead": 30,
        "waiting": 24,
    }
    return Bookable(**{**usual, **changes})


def squares(**changes: Any) -> Bookable:
    usual: dict[str, Any] = {"key": "squares", "title": t("Squares"), "office": "welcome", "ahead": 300, "longest": 5}
    return Bookable(**{**usual, **changes})


def visit(**changes: Any) -> Procedure:
    """Somebody comes to a desk; she can move and cancel it, is reminded, and the office can move it too."""
    parts: dict[str, Any] = {
        "key": "visit",
        "version": "1.0.0",
        "title": t("Visit"),
        "summary": t("Come to the desk."),
        "calendar": PARIS,
        "bookings": (desk(),),
        "sections": (
            Section(
                key="when",
                title=t("When"),
                questions=(
                    Question(key="time", kind="slot", text=t("When do you come"), books="desk"),
                    Question(key="email", kind="email", text=t("E-mail address")),
                ),
            ),
        ),
        "email": "email",
        "offices": (Office(key="welcome", title=t("Welcome desk")),),
        "states": _stages(),
        "transitions": _steps(),
    }
    return Procedure(**{**parts, **changes})


def _stages() -> tuple[State, ...]:
    return (
        State(
            key="agreed",
            title=t("Agreed"),
            office="welcome",
            deadline=Deadline(from_answer="time", before=1, working=False, then="remind"),
        ),
        State(key="near", title=t("Near"), office="welcome"),
        State(key="over", title=t("Took place"), final=True),
        State(key="cancelled", title=t("Cancelled"), final=True, booked=Booked.FREE),
    )


def _steps() -> tuple[Transition, ...]:
    return (
        Transition(
            key="move",
            title=t("Take another time"),
            sources=("agreed", "near"),
            target="agreed",
            by=APPLICANT,
            asks_again=("time",),
        ),
        Transition(
            key="move_for",
            title=t("Move the visit"),
            sources=("agreed", "near"),
            target="agreed",
            by="welcome",
            asks_again=("time",),
            questions=(Question(key="why_moved", kind="text", text=t("Why is it moved")),),
            tells=("why_moved",),
            messages=(Message(subject=t("Moved to {time}"), body=t("{why_moved}")),),
        ),
        Transition(key="cancel", title=t("Cancel"), sources=("agreed", "near"), target="cancelled", by=APPLICANT),
        Transition(
            key="remind",
            title=t("Remind"),
            sources=("agreed",),
            target="near",
            by=SYSTEM,
            messages=(Message(subject=t("Reminder {time}"), body=t("We expect you.")),),
        ),
        Transition(key="came", title=t("Came"), sources=("agreed", "near"), target="over", by="welcome"),
    )


def market(start: Booked = Booked.WISHED) -> Procedure:
    """Days on one of two squares: wished for first, and taken when the office says so, or at once."""
    places = (Option(value="market", text=t("Market square")), Option(value="park", text=t("Park")))
    return Procedure(
        key="market",
        version="1.0.0",
        title=t("Market"),
        summary=t("Have a square."),
        calendar=PARIS,
        bookings=(squares(),),
        sections=(
            Section(
                key="where",
                title=t("Where"),
                questions=(
                    Question(key="days", kind="stay", text=t("Where and when"), books="squares", options=places),
                ),
            ),
        ),
        offices=(Office(key="welcome", title=t("Welcome desk")),),
        states=(
            State(key="asked", title=t("Asked"), office="welcome", booked=start),
            State(key="permitted", title=t("Permitted"), final=True),
            State(key="refused", title=t("Refused"), final=True, booked=Booked.FREE),
        ),
        transitions=(
            Transition(key="permit", title=t("Permit"), sources=("asked",), target="permitted", by="welcome"),
            Transition(key="refuse", title=t("Refuse"), sources=("asked",), target="refused", by="welcome"),
        ),
    )


AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday morning; the next day the desk is open from 9 to 11."""
NINE, HALF_PAST = "2026-03-03T09:00+01:00", "2026-03-03T09:30+01:00"


def begun(service: str, **answers: str) -> Application:
    """An application with its answers, which keeps what it books."""
    row, procedure = begin_application(service, language="en"), offered_procedure(service)
    for key, answer in read_answers(procedure, answers).items():
        keep_answer(row, key, answer)
    return row


def handed_in(service: str, **answers: str) -> Case:
    return submit_application(begun(service, **answers), language="en").row


def a_visit(time: str = NINE) -> Case:
    return handed_in("visit", time=time, email="a@example.org")
