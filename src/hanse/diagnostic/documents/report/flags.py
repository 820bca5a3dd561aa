"""What must be said wherever results are taken away."""

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.report.values import Report
from hanse.ui import formats


def flags(report: Report) -> list[str]:
    """On every page of the report, and on top of the workbook."""
    said = []
    if report.is_demonstration:
        said.append(_("Demonstration data: made up, not the answers of this city."))
    if report.provisional_until:
        words = _("Provisional: the city can correct its answers until %(day)s.")
        said.append(words % {"day": formats.date(report.provisional_until)})
    return said
