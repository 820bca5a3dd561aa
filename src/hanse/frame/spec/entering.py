"""A case enters a state: what stands in the event, with every day that is counted from then on."""

from collections.abc import Mapping
from datetime import date, datetime

from hanse.frame.spec.acts import Act
from hanse.frame.spec.booked import day_in
from hanse.frame.spec.calculating import results_of, said
from hanse.frame.spec.cases import Case
from hanse.frame.spec.counting import counts_in, counts_to_json
from hanse.frame.spec.deadlines import Deadline, last_day, warning_day
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Event, Happened, Json
from hanse.frame.spec.evolving import answers_after
from hanse.frame.spec.steps import Transition
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.kinds.booking import YEARS


def moved(procedure: Declaration, case: Case, step: Transition, act: Act, answers: Mapping[str, Answer]) -> Event:
    """The step is taken."""
    known = answers_after(procedure, case, step.key, answers)
    known |= results_of(procedure, known)
    facts = entering(procedure, case, step.target, act.at, known, step=step.key)
    facts |= {"transition": step.key, "source": case.state, "same_office": facts["office"] == case.office}
    if step.document:
        facts["document"] = step.document
    if step.registers:
        facts["registers"] = True
    values = said(procedure, case, step.key, answers) if answers or step.key in procedure.asking else {}
    return Event(kind=Happened.MOVED, at=act.at, by=act.by.id, role=step.by, facts=facts, values=values)


def entering(
    procedure: Declaration,
    case: Case | None,
    state: str,
    at: datetime,
    answers: Mapping[str, Answer],
    *,
    step: str = "",
) -> dict[str, Json]:
    """The facts of a state that is entered, by `step` or, where there is no case yet, by handing it in.

    `answers` are those of the case once it is there.
    """
    entered, day = procedure.state(state), procedure.calendar.day_of(at)
    facts: dict[str, Json] = {"target": state, "office": entered.office}
    start = counted_from(entered.deadline, answers, day) if entered.deadline else None
    if entered.deadline and start:
        last = last_day(entered.deadline, start, procedure.calendar)
        warn_on = warning_day(entered.deadline, last, procedure.calendar)
        facts |= {"due": last.isoformat(), "warn_on": warn_on.isoformat() if warn_on else None}
    if procedure.terms:
        counts = counts_in(procedure, case.terms if case else {}, state, day, step=step)
        facts["terms"] = counts_to_json(counts)
    return facts


def counted_from(deadline: Deadline, answers: Mapping[str, Answer], day: date) -> date | None:
    """The day from which a deadline is counted: that of an answer, else the present one.

    None where there is no answer, or from its day nothing can be counted: it lies at an end of the calendar.
    """
    if not deadline.from_answer:
        return day
    answer = answers.get(deadline.from_answer)
    found = day_in(answer.value) if answer else None
    return found if found and found.year in YEARS else None
