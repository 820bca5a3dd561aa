"""The clock: one place that reads the time, so that tests and replays can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("moment", default=None)
_ahead: list[Callable[[], timedelta]] = []
"""By how much this process is ahead of the time of day; a preview alone has one."""


def now() -> datetime:
    """The present moment, aware, in UTC; inside `set_to` the moment that was set."""
    return _set.get() or timezone.now() + sum((ahead() for ahead in _ahead), timedelta())


def today() -> date:
    """The date of `now` in the current time zone."""
    return timezone.localdate(now())


def end_of(day: date) -> datetime:
    """The first moment after a day in the current time zone."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def run_ahead(by: Callable[[], timedelta]) -> None:
    """Let the whole process live at another time: for a preview, whose clock people move."""
    _ahead[:] = [by]


@contextmanager
def set_to(moment: datetime) -> Iterator[datetime]:
    """Let what happens inside happen at this moment, in this thread alone: for what is told of the past."""
    token = _set.set(moment)
    try:
        yield moment
    finally:
        _set.reset(token)
