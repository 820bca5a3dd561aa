"""Two people never get the same time: it is kept while one fills in, taken at handing in, and given back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from hanse.frame.actions import erase_what_is_over, keep_answer, submit_application, take_step
from hanse.frame.errors import NotFree
from hanse.frame.models import Application, Booking, Case
from hanse.frame.queries import events_of
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.steps import Booked
from hanse.kernel import clock
from tests.frame.booking import AT, HALF_PAST, NINE, a_visit, begun, desk, handed_in, market, visit

pytestmark = pytest.mark.django_db

THE_APPLICANT = Doer(applicant=True)
OFFICER = Doer(offices=frozenset(["welcome"]))


@pytest.fixture(autouse=True)
def that_morning():
    with clock.set_to(AT):
        yield


@pytest.fixture
def service(offered):
    return offered(visit())


def taken():
    return [(one.starts.isoformat(timespec="minutes")[11:16], one.seat) for one in Booking.objects.all()]


def step(case, key, by=THE_APPLICANT, **answers):
    procedure = visit()
    return take_step(case, key, read_answers(procedure, answers), by=by, language="en")


def test_a_time_is_kept_while_somebody_fills_in_and_then_is_the_cases(service):
    application = begun("visit", time=NINE, email="a@example.org")
    kept = Booking.objects.get()
    assert (kept.application_id, kept.held_until) == (application.id, AT + timedelta(minutes=20))

    submit_application(application, language="en")

    row = Booking.objects.get()
    assert (row.case_id, row.application_id, row.held_until, row.firm) == (application.id, None, None, True)
    assert not Application.objects.exists()


def test_who_comes_second_is_told_what_is_still_free_and_loses_nothing(service):
    begun("visit", time=NINE)

    with pytest.raises(NotFree) as refused:
        begun("visit", time=NINE)

    assert refused.value.question == "time"
    assert "Tuesday, 3 March 2026, 09:00 is taken in the meantime" in refused.value.message
    assert "09:30" in refused.value.message
    assert len(taken()) == 1


def test_another_choice_gives_back_the_first(service):
    application = begun("visit", time=NINE)

    keep_answer(application, "time", read_answers(service, {"time": HALF_PAST})["time"])
    assert taken() == [("08:30", 1)]
    keep_answer(application, "time", None)

    assert taken() == []


def test_what_was_kept_runs_out_and_can_be_had_by_another(service):
    late = begun("visit", time=NINE, email="a@example.org")

    with clock.set_to(AT + timedelta(minutes=20)):
        a_visit()
        with pytest.raises(NotFree):
            submit_application(late, language="en")

    assert Application.objects.get().answers.keys() == {"time", "email"}
    assert Case.objects.count() == 1


def test_what_ran_out_can_still_be_handed_in_where_nobody_wanted_it(service):
    late = begun("visit", time=NINE, email="a@example.org")

    with clock.set_to(AT + timedelta(hours=3)):
        submit_application(late, language="en")

    assert taken() == [("08:00", 1)]


def test_as_many_as_there_are_seats_have_the_same_time(offered):
    offered(visit(bookings=(desk(capacity=2),)))
    first = a_visit()
    a_visit()
    assert taken() == [("08:00", 1), ("08:00", 2)]
    with pytest.raises(NotFree):
        a_visit()

    step(first, "cancel")
    a_visit()

    assert taken() == [("08:00", 1), ("08:00", 2)]


def test_moving_gives_back_the_earlier_time_and_a_conflict_changes_nothing(service):
    case = a_visit()
    a_visit(HALF_PAST)

    with pytest.raises(NotFree):
        step(case, "move", time=HALF_PAST)
    assert [event.kind for event in events_of(case.id)] == ["submitted"]
    assert taken() == [("08:00", 1), ("08:30", 1)]

    step(case, "move_for", OFFICER, time="2026-03-03T10:30+01:00", why_moved="The colleague is ill.")
    assert taken() == [("08:30", 1), ("09:30", 1)]


def test_erasing_a_case_gives_back_what_it_had(service):
    case = a_visit()
    step(case, "came", OFFICER)
    assert len(taken()) == 1

    with clock.set_to(AT + timedelta(days=1200)):
        erase_what_is_over()

    case.refresh_from_db()
    assert case.erased_at
    assert taken() == []


def test_the_database_itself_keeps_two_from_the_same_seat(service):
    row = Booking.objects.get(case=a_visit())
    other = Booking(
        service=row.service,
        bookable=row.bookable,
        question="time",
        case=a_visit(HALF_PAST),
        starts=row.starts + timedelta(minutes=10),
        ends=row.ends,
    )
    Booking.objects.exclude(id=row.id).delete()

    with pytest.raises(IntegrityError, match="booked_once"), transaction.atomic():
        other.save(force_insert=True)


def test_wishes_may_overlap_until_one_of_them_is_taken(offered):
    offered(market())
    first, second = (handed_in("market", days="park 2026-06-06/2026-06-07") for _ in range(2))
    handed_in("market", days="market 2026-06-06")
    assert Booking.objects.filter(firm=False).count() == 3

    take_step(first, "permit", {}, by=OFFICER, language="en")
    with pytest.raises(NotFree) as refused:
        take_step(second, "permit", {}, by=OFFICER, language="en")

    assert "Park, 8 June 2026 to 9 June 2026" in refused.value.message
    assert Booking.objects.filter(firm=True).get().case_id == first.id
    take_step(second, "refuse", {}, by=OFFICER, language="en")
    assert Booking.objects.filter(case=second).count() == 0


def test_days_that_are_taken_at_once_are_refused_to_the_next(offered):
    offered(market(Booked.TAKEN))
    handed_in("market", days="park 2026-06-06/2026-06-07")

    with pytest.raises(NotFree):
        handed_in("market", days="park 2026-06-07/2026-06-09")
    handed_in("market", days="park 2026-06-08/2026-06-09")


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_gets_the_last_time(offered):
    offered(visit())
    rows, together = [begun("visit", email="a@example.org") for _ in range(4)], Barrier(4)
    answer = read_answers(visit(), {"time": NINE})["time"]

    def choose_and_hand_in(row):
        try:
            with clock.set_to(AT):
                together.wait(timeout=30)
                keep_answer(row, "time", answer)
                submit_application(row, language="en")
        except NotFree:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(choose_and_hand_in, rows))

    assert outcomes.count(True) == 1
    assert (taken(), Case.objects.count()) == ([("08:00", 1)], 1)
