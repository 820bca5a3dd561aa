from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from hanse.frame.models import Case
from hanse.frame.queries.statistics import Load, Month, Pace, Span, endings, flow, loads, paces
from hanse.kernel.ids import new_id

pytestmark = pytest.mark.django_db
SPAN = Span(frozenset({"permit", "licence"}), date(2026, 9, 1), date(2026, 11, 26))


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, tzinfo=timezone.get_current_timezone())


def a_row(came: datetime, days: float | None = None, **more) -> Case:
    """A case that ended so many days after it came, or is open."""
    ended = None if days is None else came + timedelta(days=days)
    values = {"service": "permit", "state": "granted" if ended else "received", "office": "" if ended else "building"}
    return Case.objects.create(
        number=new_id().hex[-20:],
        version="1.0.0",
        language="en",
        since=came,
        submitted_at=came,
        ended_at=ended,
        head="0" * 64,
        **{**values, **more},
    )


def test_months_of_a_span_cross_a_year():
    span = Span(frozenset(), date(2025, 11, 1), date(2026, 2, 3))
    assert list(span.months()) == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]


def test_the_flow_adds_up_to_what_waits(django_assert_num_queries):
    a_row(at(8, 20), 20)  # came before the span, ended in September
    a_row(at(9, 3), 40)  # October
    a_row(at(10, 5))
    a_row(at(11, 1), 3)
    a_row(at(11, 2))
    a_row(at(11, 2), service="dogs")  # another office's

    with django_assert_num_queries(3):
        found = flow(SPAN)

    assert found == [
        Month(date(2026, 9, 1), came=1, ended=1, waiting=1),
        Month(date(2026, 10, 1), came=1, ended=1, waiting=1),
        Month(date(2026, 11, 1), came=2, ended=1, waiting=2),
    ]


def test_paces_are_told_by_service():
    for days in (1, 2, 3, 4, 11):
        a_row(at(10, 1), days)
    a_row(at(10, 1), 7, service="licence")
    a_row(at(10, 2))
    a_row(at(3, 1), 5)  # ended before the span

    assert paces(SPAN) == [Pace("licence", 1, 7, 7), Pace("permit", 5, 3, pytest.approx(8.2))]


def test_endings_are_counted_by_their_state():
    a_row(at(10, 1), 1)
    a_row(at(10, 1), 1)
    a_row(at(10, 1), 1, state="refused")
    a_row(at(10, 1))

    assert endings(SPAN) == {("permit", "granted"): 2, ("permit", "refused"): 1}


def test_loads_are_those_of_the_offices_alone():
    me = new_id()
    for due in (date(2026, 11, 25), date(2026, 11, 26)):
        a_row(at(11, 1), holder_id=me, due=due)
    a_row(at(11, 1))
    a_row(at(11, 1), office="fire", holder_id=me)
    a_row(at(11, 1), 1, holder_id=me)

    assert loads(SPAN, frozenset({"building"})) == [Load(me, open=2, late=1), Load(None, open=1, late=0)]


def test_nothing_is_known_of_no_cases():
    assert [month.waiting for month in flow(SPAN)] == [0, 0, 0]
    assert paces(SPAN) == []
    assert endings(SPAN) == {}
    assert loads(SPAN, frozenset({"building"})) == []
