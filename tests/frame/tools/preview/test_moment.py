"""The clock of a preview can be put to any day, for all its processes, and put right again."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from hanse.frame.tools.preview import moment
from hanse.kernel.clock import now, today

SOON = timedelta(seconds=20)


def test_it_is_put_forward_and_back_and_goes_on_from_there(moving):
    for at in (timezone.now() + timedelta(days=90), datetime(2026, 3, 2, 9, tzinfo=UTC)):
        moment.put(at)
        assert at <= now() < at + SOON
        assert today() == at.date()


def test_it_is_put_right(moving):
    moment.put(timezone.now() + timedelta(days=3))
    moment.put_right()
    moment.put_right()
    assert moment.ahead() == timedelta()
    assert now() - timezone.now() < SOON


def test_it_ends_somewhere(moving):
    moment.put(datetime(2999, 1, 1, tzinfo=UTC))
    assert moment.ahead() == moment.FURTHEST


def test_a_broken_note_is_no_note(moving, tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "clock").write_text("soon")
    assert moment.ahead() == timedelta()
