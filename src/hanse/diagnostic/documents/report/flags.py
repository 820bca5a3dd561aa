"""What must be said wherever results are taken away."""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from hanse.ui import formats


class Flagged(Protocol):
    """A round, or a report of one."""

    @property
    def is_demonstration(self) -> bool: ...
    @property
    def provisional_until(self) -> date | None: ...


def flags(of: Flagged) -> list[str]:
    """On every page of a report, and on top of a workbook."""
    said = []
    if of.is_demonstration:
        said.append(_("Demonstration data: made up, not the answers of this city."))
    if of.provisional_until:
        words = _("Provisional: the city can correct its answers until %(day)s.")
        said.append(words % {"day": formats.date(of.provisional_until)})
    return said
