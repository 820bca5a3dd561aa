from datetime import UTC, date, datetime
from threading import Thread

from django.utils import timezone

from hanse.kernel.clock import end_of, now, set_to, today

THEN = datetime(2024, 2, 29, 12, tzinfo=UTC)


def test_the_clock_goes_with_the_world():
    before = timezone.now()

    assert before <= now() <= timezone.now()
    assert today() == timezone.localdate()


def test_inside_it_is_the_moment_that_was_set_and_afterwards_it_is_not():
    with set_to(THEN):
        assert now() == THEN
        assert today() == date(2024, 2, 29)
        with set_to(datetime(2020, 1, 1, tzinfo=UTC)):
            assert now().year == 2020
        assert now() == THEN

    assert now() > THEN


def test_another_thread_keeps_its_own_time():
    seen = []
    with set_to(THEN):
        other = Thread(target=lambda: seen.append(now()))
        other.start()
        other.join()

    assert seen[0] > THEN


def test_a_day_ends_where_the_next_begins_over_a_change_of_the_clocks_too():
    with timezone.override("Europe/Paris"):
        assert end_of(date(2026, 3, 28)) == datetime(2026, 3, 28, 23, tzinfo=UTC)
        assert end_of(date(2026, 3, 29)) == datetime(2026, 3, 29, 22, tzinfo=UTC)
