"""Reads of answers as they stood under an earlier version of a round's framework."""

from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.models import Assessment, FormerSheet
from hanse.kernel.errors import NotThere


def former_sheets(one: Assessment) -> list[FormerSheet]:
    """The latest first; one query."""
    return list(FormerSheet.objects.filter(assessment=one).select_related("sheet"))


def former_sheet(one: Assessment, former_id: UUID) -> FormerSheet:
    """Raises NotThere."""
    found = FormerSheet.objects.filter(assessment=one, id=former_id).select_related("sheet").first()
    if found is None:
        raise NotThere(_("There are no such answers."))
    found.assessment = one
    return found
