"""Rows that are not what their events give are named, field by field, without telling what they hold."""

import pytest
from django.utils import translation

from hanse.frame.actions import claim_case, erase_case, take_step
from hanse.frame.models import AskedOpinion, Booking, Case
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.rebuilding import Difference, differences
from hanse.kernel import clock
from tests.frame.booking import AT, a_visit, visit
from tests.frame.cases import granted
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db


def test_rows_are_what_their_events_give(service: Procedure) -> None:
    with translation.override("fr"):
        running, ended, gone = a_case(service), granted(service), granted(service)
    claim_case(running, by=officer(), language="en")
    erase_case(gone, "She asked for it.", by=officer(), language="en")

    assert list(differences()) == []
    assert Case.objects.count() == 3
    assert ended.ended_at


@pytest.mark.parametrize(
    ("field", "value"), [("state", "refused"), ("words", "other"), ("answers", {}), ("events_number", 9), ("head", "0")]
)
def test_a_field_that_was_changed_is_named(service: Procedure, field: str, value: object) -> None:
    case = a_case(service)
    a_case(service)
    Case.objects.filter(id=case.id).update(**{field: value})

    assert list(differences()) == [Difference(case.number, field)]


def test_an_opinion_that_is_asked_no_more_is_named(service: Procedure) -> None:
    case = a_case(service)
    AskedOpinion.objects.create(case=case, state="checking", office="heritage")

    assert list(differences()) == [Difference(case.number, "opinions")]


def test_cases_are_read_some_hundred_at_a_time(service: Procedure, django_assert_num_queries) -> None:
    for _ in range(3):
        a_case(service)

    with django_assert_num_queries(7):
        assert list(differences()) == []


def test_what_is_booked_is_what_the_events_give(offered) -> None:
    offered(visit())
    with clock.set_to(AT):
        kept, lost, wished, cancelled = (
            a_visit(f"2026-03-03T{at}+01:00") for at in ("09:00", "09:30", "10:00", "10:30")
        )
        take_step(cancelled, "cancel", {}, by=Doer(applicant=True), language="en")
    assert list(differences()) == []

    Booking.objects.filter(case=kept).update(seat=2)
    Booking.objects.filter(case=lost).delete()
    Booking.objects.filter(case=wished).update(firm=False)

    assert list(differences()) == [Difference(lost.number, "bookings"), Difference(wished.number, "bookings")]
