"""When a job of the clock runs, in words."""

import re
from datetime import UTC

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.kernel.clock import now
from hanse.ui import formats

_MINUTES = re.compile(r"\*/(\d+) \* \* \* \*")
_HOURLY = re.compile(r"(\d+) \* \* \* \*")
_DAILY = re.compile(r"(\d+) (\d+) \* \* \*")


def turn_in_words(cron: str) -> str:
    """A cron line, which counts in UTC, by the reader's clock; one of another form as it is."""
    if cron == "* * * * *":
        return _("Every minute")
    if found := _MINUTES.fullmatch(cron):
        number = int(found[1])
        words = ngettext("Every %(number)s minute", "Every %(number)s minutes", number)
        return words % {"number": formats.number(number)}
    if _HOURLY.fullmatch(cron):
        return _("Every hour")
    if found := _DAILY.fullmatch(cron):
        at = now().astimezone(UTC).replace(hour=int(found[2]), minute=int(found[1]))
        return _("Every day at %(time)s") % {"time": formats.clock_time(at)}
    return cron
