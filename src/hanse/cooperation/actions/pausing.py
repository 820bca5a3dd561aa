"""For how long a city that was asked is left in peace, before it may be asked for the same again."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hanse.cooperation.errors import AskedAlready
from hanse.kernel.clock import today
from hanse.ui import formats

DECLINED = timedelta(days=90)
"""After it has declined."""
TAKEN_BACK = timedelta(days=30)
"""After who asked has taken it back."""


def leave_in_peace(declined_at: datetime | None, taken_back_at: datetime | None = None) -> None:
    """Refuse to ask a city again so soon after the last time. Raises AskedAlready, which says from which day."""
    if (day := _over(declined_at, DECLINED)) > today():
        words = _("This city has declined not long ago. You can ask it again from %(day)s.")
        raise AskedAlready(words % {"day": formats.date(day)})
    if (day := _over(taken_back_at, TAKEN_BACK)) > today():
        words = _("You took back what you asked of this city not long ago. You can ask it again from %(day)s.")
        raise AskedAlready(words % {"day": formats.date(day)})


def _over(at: datetime | None, pause: timedelta) -> date:
    return timezone.localdate(at) + pause if at else date.min
