"""Whatever is changed behind the guards is found: an event, its values, its place, a whole case, an anchor."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from hanse.frame.actions import anchor_days, erase_case, note_on_case
from hanse.frame.models import Anchor, Case
from hanse.frame.queries.auditing import Finding, audit
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now, set_to
from tests.frame.cases import granted
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def behind() -> Callable[..., None]:
    """Runs SQL with the guards off, as somebody with the server's keys could."""

    def run(sql: str, *given: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(sql, given)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    return run


@pytest.fixture
def cases(service: Procedure) -> list[Case]:
    """Two on Monday, of which one goes on on Wednesday; anchored up to Thursday."""
    with set_to(MONDAY):
        first, second = a_case(service), a_case(service)
    with set_to(MONDAY + timedelta(days=2)):
        note_on_case(first, "Called them.", by=officer(), language="en")
    with set_to(MONDAY + timedelta(days=4)):
        assert anchor_days() == 4
    return [first, second]


def found() -> list[tuple[str, int | None]]:
    return [(one.where, one.event) for one in audit()]


def test_what_nobody_touched_is_whole(cases: list[Case]) -> None:
    counted: list[int] = []

    assert list(audit(counted.append)) == []
    assert counted[-1] == sum(Case.objects.values_list("events_number", flat=True))


def test_days_are_anchored_once_and_none_is_left_out(cases: list[Case]) -> None:
    with set_to(MONDAY + timedelta(days=4)):
        assert anchor_days() == 0
    with set_to(MONDAY + timedelta(days=6)):
        assert anchor_days() == 2

    assert [one.day for one in Anchor.objects.all()] == [date(2026, 3, day) for day in range(2, 8)]
    assert {one.cases for one in Anchor.objects.all()} == {2}
    assert list(audit()) == []


def test_nothing_is_anchored_where_nothing_has_happened() -> None:
    assert anchor_days() == 0


def test_a_changed_event_is_found(cases: list[Case], behind: Callable[..., None]) -> None:
    behind("UPDATE frame_caseevent SET role = 'fire' WHERE case_id = %s AND number = 1", cases[0].id)

    assert found() == [(cases[0].number, 1)]


def test_a_change_whose_chain_was_made_anew_is_found_by_the_anchor(cases: list[Case], behind) -> None:
    last = cases[0].events.last()
    assert last is not None
    forged = "f" * 64
    behind("UPDATE frame_caseevent SET hash = %s WHERE id = %s", forged, last.pk)
    behind("UPDATE frame_case SET head = %s WHERE id = %s", forged, cases[0].id)

    assert ("2026-03-04", None) in found()


def test_changed_and_removed_values_are_found(cases: list[Case], behind) -> None:
    event = cases[0].events.get(number=1)
    behind("UPDATE frame_eventvalues SET values = '{}' WHERE event_id = %s", event.pk)
    assert list(audit()) == [Finding(cases[0].number, 1, "its values have been changed")]

    behind("DELETE FROM frame_eventvalues WHERE event_id = %s", event.pk)
    assert list(audit()) == [Finding(cases[0].number, 1, "its values are gone, although the case was not erased")]


def test_a_removed_event_is_found_in_the_middle_and_at_the_end(cases: list[Case], behind) -> None:
    last = cases[0].events.last()
    assert last is not None
    behind("DELETE FROM frame_eventvalues WHERE event_id = %s", last.pk)
    behind("DELETE FROM frame_caseevent WHERE id = %s", last.pk)
    assert found() == [(cases[0].number, last.number), ("2026-03-04", None)]

    first = cases[1].events.get(number=1)
    behind("DELETE FROM frame_eventvalues WHERE event_id = %s", first.pk)
    behind("DELETE FROM frame_caseevent WHERE id = %s", first.pk)
    assert (cases[1].number, 2) in found()


def test_a_removed_case_is_found(cases: list[Case], behind) -> None:
    behind("DELETE FROM frame_case WHERE id = %s", cases[1].id)
    assert found() == [(str(cases[1].id), None)]

    behind(
        "DELETE FROM frame_eventvalues WHERE event_id IN (SELECT id FROM frame_caseevent WHERE case_id = %s)",
        cases[1].id,
    )
    behind("DELETE FROM frame_caseevent WHERE case_id = %s", cases[1].id)
    behind("DELETE FROM frame_askedopinion WHERE case_id = %s", cases[1].id)
    assert ("2026-03-02", None) in found()
    assert "there were 2 cases up to this day; now there are 1" in {one.what for one in audit()}


def test_a_case_whose_events_are_gone_is_found(cases: list[Case], behind) -> None:
    behind("DELETE FROM frame_eventvalues")
    behind("DELETE FROM frame_caseevent")

    assert found()[:2] == [(cases[0].number, None), (cases[1].number, None)]


def test_a_changed_or_removed_anchor_is_found(cases: list[Case], behind) -> None:
    behind("DELETE FROM frame_anchor WHERE day = '2026-03-03'")
    assert list(audit()) == [Finding("2026-03-03", None, "the anchor of this day is missing")]

    behind("UPDATE frame_anchor SET hash = %s WHERE day = '2026-03-04'", "0" * 64)
    assert ("2026-03-04", None) in found()


def test_after_a_lawful_erasure_all_holds(service: Procedure) -> None:
    with set_to(MONDAY):
        case = granted(service)
    with set_to(MONDAY + timedelta(days=1)):
        anchor_days()
        erase_case(case, "She asked for it.", by=officer(), language="en")
    anchor_days()

    assert list(audit()) == []
    assert Anchor.objects.count() == (now().date() - MONDAY.date()).days
