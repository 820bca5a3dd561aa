"""The waiting list: in the order in which people came, each has what was given back for some hours."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hanse.frame.actions import delete_application, submit_application, take_step
from hanse.frame.actions.booking.waiting import join_waiting, leave_waiting, offer_to_all_who_wait, offer_to_waiting
from hanse.frame.errors import NotFree, StepRefused
from hanse.frame.models import Application, Booking, Waiting
from hanse.frame.spec.acts import Doer
from hanse.frame.workflow.booking import GIVEN_BACK
from hanse.kernel import clock, jobs
from hanse.kernel.models import Notice
from hanse.questions.spec.question import Option, Question
from tests.frame.booking import AT, a_visit, begun, desk, visit
from tests.frame.samples import t

pytestmark = pytest.mark.django_db

MORNING = AT - timedelta(hours=2)
"""Eight at the place: until the same hour tomorrow there are two times."""
NINE, TEN = "2026-03-02T09:00+01:00", "2026-03-02T10:00+01:00"
THE_APPLICANT = Doer(applicant=True)


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """The jobs that were asked for; each is done here when a test says so."""
    asked = []
    monkeypatch.setattr(jobs, "defer", lambda name, **given: asked.append((name, given)))
    with clock.set_to(MORNING):
        yield asked


@pytest.fixture
def cases(offered):
    """All that can be booked is."""
    offered(visit(bookings=(desk(ahead=0, minutes=60, waiting=1),)))
    return [a_visit(NINE), a_visit(TEN)]


def waiting(email):
    row = begun("visit", email=email)
    join_waiting(row, "time", "", email, language="en")
    return row


def waiting_at(place):
    row = begun("visit", email=f"{place}@example.org")
    join_waiting(row, "time", place, f"{place}@example.org", language="en")
    return row


def cancel(case):
    take_step(case, "cancel", {}, by=THE_APPLICANT, language="en")


def held():
    found = Booking.objects.filter(application__isnull=False).select_related("application")
    return [(one.application.answers["email"]["value"], one.held_until) for one in found]


def letters():
    return list(Notice.objects.filter(template="frame/slot_free").values_list("address", flat=True))


def test_what_is_given_back_goes_to_who_came_first_and_she_is_told(cases, told):
    first, _second = waiting("first@example.org"), waiting("second@example.org")

    cancel(cases[1])
    given_back = (GIVEN_BACK, {"service": "visit", "bookable": "desk"})
    assert given_back in told
    assert offer_to_waiting(**given_back[1]) == 1

    assert held() == [("first@example.org", MORNING + timedelta(hours=1))]
    assert letters() == ["first@example.org"]
    first.refresh_from_db()
    assert first.answers["time"]["value"] == TEN
    case = submit_application(first, language="en").row
    assert Booking.objects.get(case=case).starts == MORNING + timedelta(hours=2)
    assert [one.email for one in Waiting.objects.all()] == ["second@example.org"]


def test_what_she_does_not_take_in_time_goes_to_the_next(cases):
    late, _second = waiting("first@example.org"), waiting("second@example.org")
    cancel(cases[1])
    offer_to_waiting("visit", "desk")

    with clock.set_to(MORNING + timedelta(minutes=61)):
        offer_to_all_who_wait()

        assert [email for email, _until in held()] == ["second@example.org"]
        assert letters() == ["first@example.org", "second@example.org"]
        with pytest.raises(NotFree):
            submit_application(late, language="en")


def test_nobody_else_can_have_what_belongs_to_who_waits(cases):
    waiting("first@example.org")
    cancel(cases[1])

    with pytest.raises(NotFree):
        a_visit(TEN)

    assert offer_to_waiting("visit", "desk") == 1


def test_who_waits_already_keeps_her_place_and_others_queue_behind_her(cases):
    waiting("first@example.org")
    row = waiting("second@example.org")
    join_waiting(row, "time", "", "new@example.org", language="fr")

    assert [(one.email, one.language) for one in Waiting.objects.all()] == [
        ("first@example.org", "en"),
        ("new@example.org", "fr"),
    ]


def test_there_is_no_waiting_while_something_is_free(cases):
    cancel(cases[0])

    with pytest.raises(StepRefused, match="free again"):
        waiting("first@example.org")


def test_who_leaves_or_deletes_her_application_waits_no_more(cases):
    one, other = waiting("first@example.org"), waiting("second@example.org")

    leave_waiting(one, "time")
    delete_application(other)

    assert not Waiting.objects.exists()
    assert Application.objects.count() == 1
    cancel(cases[1])
    assert offer_to_waiting("visit", "desk") == 0


def test_what_becomes_bookable_with_a_new_day_goes_to_who_waits(cases):
    waiting("first@example.org")

    with clock.set_to(MORNING + timedelta(days=1)):
        assert offer_to_all_who_wait() == 1
        assert [email for email, _until in held()] == ["first@example.org"]


@pytest.fixture
def counters(offered):
    """Two counters: all times of the first are booked, none of the second."""
    places = (Option(value="north", text=t("North")), Option(value="south", text=t("South")))
    asked = Question(key="time", kind="slot", text=t("When do you come"), books="desk", options=places)
    service = visit(bookings=(desk(ahead=0, minutes=60, waiting=1),))
    [when] = service.sections
    offered(replace(service, sections=(replace(when, questions=(asked, when.questions[1])),)))
    return [a_visit(f"north {NINE}"), a_visit(f"north {TEN}")]


def test_who_waits_at_one_place_holds_up_nobody_at_another(counters):
    waiting_at("north")

    a_visit(f"south {NINE}")

    cancel(counters[0])
    with pytest.raises(NotFree):
        a_visit(f"north {NINE}")


def test_who_goes_over_to_another_place_queues_behind_those_who_wait_there(counters):
    early = waiting_at("north")
    for time in (NINE, TEN):
        a_visit(f"south {time}")
    with clock.set_to(MORNING + timedelta(minutes=1)):
        waiting_at("south")

    with clock.set_to(MORNING + timedelta(minutes=2)):
        join_waiting(early, "time", "south", "early@example.org", language="en")

    assert [one.email for one in Waiting.objects.filter(place="south")] == ["south@example.org", "early@example.org"]
    assert Waiting.objects.count() == 2
