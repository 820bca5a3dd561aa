"""What a case books: only what is open and in reach, by where it stands; asked anew, the new answer holds."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hanse.frame.spec.acts import THE_APPLICANT, Doer, PassTime, Step, Submit
from hanse.frame.spec.booked import booked_by, day_in
from hanse.frame.spec.playing import Played, read_answers
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import Booked
from hanse.frame.spec.walking.walk import walk
from tests.frame.booking import desk, market, visit

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
OFFICER = Doer(offices=frozenset(["welcome"]))


def handed_in(procedure, answers, at=AT):
    played = Played(procedure, at)
    played.do(Submit(by=THE_APPLICANT, at=at, answers=read_answers(procedure, answers)))
    return played


def a_visit(time, procedure=None, at=AT):
    return handed_in(procedure or visit(), {"time": time, "email": "a@example.org"}, at)


def booked(played):
    return [
        (one.starts.isoformat(timespec="minutes"), one.ends - one.starts)
        for one in booked_by(played.procedure, played.case.state, played.case.answers)
    ]


@pytest.mark.parametrize(
    "time",
    [
        "2026-03-12T09:10+01:00",  # none of the times
        "2026-03-15T09:00+01:00",  # a Sunday
        "2026-03-11T09:00+01:00",  # closed by itself
        "2026-02-27T09:00+01:00",  # past
        "2026-04-03T09:00+02:00",  # more than 30 days ahead
    ],
)
def test_what_is_closed_or_past_or_out_of_reach_is_refused(time):
    with pytest.raises(ActRefused) as refused:
        a_visit(time)

    assert (refused.value.why, refused.value.names) == (Why.NOT_OFFERED, ("time",))


def test_the_same_moment_counts_in_whatever_offset_it_is_written():
    assert booked(a_visit("2026-03-12T08:00Z")) == [("2026-03-12T08:00+00:00", timedelta(minutes=30))]


def test_late_is_too_late_but_for_who_chose_it_in_time():
    late, slot = visit(bookings=(desk(notice=24),)), "2026-03-12T09:00+01:00"
    day_before = datetime(2026, 3, 11, 8, tzinfo=UTC)

    assert a_visit(slot, late, day_before + timedelta(minutes=19)).case
    with pytest.raises(ActRefused):
        a_visit(slot, late, day_before + timedelta(minutes=21))


def test_a_step_asks_anew_and_days_are_counted_from_the_new_answer():
    played = a_visit("2026-03-12T09:00+01:00")
    assert played.case.due == date(2026, 3, 11)

    answers = read_answers(played.procedure, {"time": "2026-03-16T10:00+01:00"})
    played.do(Step(by=THE_APPLICANT, at=AT, transition="move", answers=answers))

    assert booked(played) == [("2026-03-16T09:00+00:00", timedelta(minutes=30))]
    assert played.case.due == date(2026, 3, 15)
    played.do(PassTime(by=Doer(system=True), at=datetime(2026, 3, 15, 23, 30, tzinfo=UTC)))
    assert played.case.state == "near"


def test_the_office_may_book_later_and_further_than_an_applicant_but_not_what_is_closed():
    played = a_visit("2026-03-12T09:00+01:00", visit(bookings=(desk(notice=48),)))

    def move(time):
        answers = read_answers(played.procedure, {"time": time, "why_moved": "Ill"})
        played.do(Step(by=OFFICER, at=AT, transition="move_for", answers=answers))

    move("2026-03-02T10:30+01:00")
    move("2026-06-02T10:30+02:00")
    with pytest.raises(ActRefused):
        move("2026-06-07T10:30+02:00")


def test_a_state_leaves_free_what_was_booked():
    played = a_visit("2026-03-12T09:00+01:00")

    played.do(Step(by=THE_APPLICANT, at=AT, transition="cancel"))

    assert booked(played) == []


def test_days_are_booked_whole_and_no_longer_than_declared():
    assert booked(handed_in(market(), {"days": "park 2026-06-06/2026-06-07"})) == [
        ("2026-06-05T22:00+00:00", timedelta(days=2))
    ]
    for days in ("park 2026-06-06/2026-06-11", "park 2026-07-13/2026-07-14"):  # six days; a holiday
        with pytest.raises(ActRefused):
            handed_in(market(), {"days": days})


def test_every_way_of_a_service_with_bookings_can_be_walked():
    for procedure in (visit(), market(Booked.TAKEN), visit(bookings=(desk(notice=72),))):
        walked = walk(procedure)
        assert (walked.faults, len(walked.paths) > 1) == ((), True)


def test_the_day_of_an_answer():
    assert day_in("market 2026-06-06/2026-06-07") == day_in("2026-06-06T00:15+02:00") == date(2026, 6, 6)
    assert day_in(date(2026, 6, 6)) == date(2026, 6, 6)
    assert day_in(3) is None
