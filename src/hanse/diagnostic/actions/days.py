"""The days that people lay down."""

from datetime import date

from django.utils.translation import gettext as _

from hanse.kernel.errors import Invalid

FIRST_YEAR, LAST_YEAR = 2000, 2100


def check_day(day: date, field: str) -> date:
    """The day. Raises `Invalid` for one of another age, from which periods and calendars would run out of days."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise Invalid(_("Choose a day between %(first)s and %(last)s.") % years, field=field)
    return day
