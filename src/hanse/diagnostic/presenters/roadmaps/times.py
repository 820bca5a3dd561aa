"""Names of a roadmap's periods."""

from datetime import timedelta

from babel import dates
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.solutions import YEAR
from hanse.diagnostic.models import Roadmap
from hanse.ui import formats


def period_name(roadmap: Roadmap, period: int) -> str:
    """A year or quarter by its calendar name; the months where it does not lie on the calendar's."""
    first, last = roadmap.first_day(period), roadmap.first_day(period + 1) - timedelta(days=1)
    locale = formats.active_locale()
    if roadmap.period_months == YEAR and first.month == 1:
        return str(dates.format_skeleton("y", first, locale=locale))
    if roadmap.period_months != YEAR and first.month % 3 == 1:
        return str(dates.format_skeleton("yQQQ", first, locale=locale))
    return _("%(first)s to %(last)s") % {"first": formats.month(first), "last": formats.month(last)}


def period_names(roadmap: Roadmap) -> list[str]:
    return [period_name(roadmap, period) for period in range(roadmap.periods)]
