"""A term of ten working days, begun on Monday 2 March 2026 and over with the decision: it runs while the office checks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hanse.frame.spec.acts import Doer, Step, Submit
from hanse.frame.spec.counting import counts_from_json, counts_to_json, runs_in, stands_still, timers
from hanse.frame.spec.deadlines import Calendar, Deadline, days_between
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.playing import Played, read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.terms import Count, Term
from tests.frame.samples import permit, t

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFICER = Doer(offices=frozenset(["building"]))
APPLICANT = Doer(applicant=True)
FRANCE = Calendar(country="FR", zone="Europe/Paris")


def a_term(**more) -> Term:
    return Term(**{"key": "law", "title": t("The law"), "deadline": Deadline(days=10, warn=3), **more})


def begun(procedure: Procedure) -> Played:
    played = Played(procedure, MONDAY)
    answers = read_answers(procedure, {"owner": "yes", "area": 10, "email": "a@example.org"})
    played.do(Submit(by=APPLICANT, at=MONDAY, answers=answers))
    return played


def on(played: Played, day: date, transition: str, **answers: str) -> None:
    at = MONDAY + timedelta(days=(day - MONDAY.date()).days)
    by = APPLICANT if transition == "complete" else OFFICER
    played.do(Step(by=by, at=at, transition=transition, answers=read_answers(played.procedure, answers)))


def law(played: Played) -> Count | None:
    assert played.case is not None
    assert replay(played.procedure, played.events) == played.case
    return played.case.terms.get("law")


def test_it_begins_when_the_case_is_handed_in() -> None:
    assert law(begun(permit(terms=(a_term(),)))) == Count(due=date(2026, 3, 16), warn_on=date(2026, 3, 11))


def test_it_stands_still_while_the_case_waits_for_the_applicant() -> None:
    played = begun(permit(terms=(a_term(),)))

    on(played, date(2026, 3, 5), "ask", missing="The plan")
    assert law(played) == Count(left=7)

    on(played, date(2026, 4, 2), "complete", completed="Here")
    assert law(played) == Count(due=date(2026, 4, 14), warn_on=date(2026, 4, 9))  # Easter Monday is the 6th


def test_what_is_asked_on_the_last_day_leaves_no_day() -> None:
    played = begun(permit(terms=(a_term(),)))

    on(played, date(2026, 3, 16), "ask", missing="The plan")
    assert law(played) == Count(left=0)
    on(played, date(2026, 3, 21), "complete", completed="Here")  # a Saturday

    assert law(played) == Count(due=date(2026, 3, 23), warn_on=date(2026, 3, 18))


def test_what_is_late_stays_late() -> None:
    played = begun(permit(terms=(a_term(),)))

    on(played, date(2026, 3, 18), "ask", missing="The plan")

    found = law(played)
    assert found
    assert found.due == date(2026, 3, 16)


def test_only_named_states_hold_it_up_where_some_are_named() -> None:
    played = begun(permit(terms=(a_term(pauses=("checking",)),)))
    assert law(played) == Count(left=10)

    on(played, date(2026, 3, 5), "ask", missing="The plan")
    assert law(played) == Count(due=date(2026, 3, 19), warn_on=date(2026, 3, 16))


def test_a_step_gives_more_days_whether_it_runs_or_not() -> None:
    played = begun(permit(terms=(a_term(extended_by={"ask": 5, "complete": 2}),)))

    on(played, date(2026, 3, 5), "ask", missing="The plan")
    assert law(played) == Count(left=7 + 5)
    on(played, date(2026, 3, 9), "complete", completed="Here")

    found = law(played)
    assert found
    assert found.due == date(2026, 3, 27)


def test_it_begins_with_a_state_and_anew_after_its_end() -> None:
    played = begun(permit(terms=(a_term(begins=("completing",), ends=("checking",), pauses=("paying",)),)))
    assert law(played) is None

    for day in (date(2026, 3, 5), date(2026, 3, 12)):
        on(played, day, "ask", missing="The plan")
        found = law(played)
        assert found
        assert found.due == day + timedelta(days=14)
        on(played, day, "complete", completed="Here")
        assert law(played) is None


def test_calendar_days_count_where_the_term_says_so() -> None:
    played = begun(permit(terms=(a_term(deadline=Deadline(days=10, working=False)),)))
    assert law(played) == Count(due=date(2026, 3, 12))

    on(played, date(2026, 3, 5), "ask", missing="The plan")
    assert law(played) == Count(left=7)


def test_a_final_state_ends_it() -> None:
    procedure = permit(terms=(a_term(),))

    assert runs_in(procedure, procedure.terms[0]) == ("checking",)
    assert stands_still(procedure, procedure.terms[0], "completing")


def test_the_steps_that_time_takes() -> None:
    assert timers(permit(), "paying") == {"lapse": Deadline(days=30, working=False, then="lapse")}
    assert timers(permit(), "checking") == {}


@pytest.mark.parametrize(("end", "days"), [(date(2026, 4, 3), 0), (date(2026, 4, 7), 1), (date(2026, 4, 2), 0)])
def test_days_between_are_those_on_which_offices_are_open(end: date, days: int) -> None:
    assert days_between(date(2026, 4, 3), end, FRANCE, working=True) == days


def test_counts_come_back_from_events() -> None:
    counts = {"a": Count(due=date(2026, 3, 5), warn_on=date(2026, 3, 4)), "b": Count(left=3)}

    assert counts_from_json(counts_to_json(counts)) == counts
