"""The clock: one place that reads the time, so that tests and replays can set it."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Today's date in the current time zone."""
    return timezone.localdate()
