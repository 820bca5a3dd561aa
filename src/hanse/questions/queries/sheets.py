from uuid import UUID

from django.utils.translation import gettext as _

from hanse.kernel.errors import NotThere
from hanse.questions.models import Sheet


def sheet(sheet_id: UUID) -> Sheet:
    """One sheet. Raises NotThere."""
    found = Sheet.objects.filter(id=sheet_id).first()
    if found is None:
        raise NotThere(_("There are no such answers."))
    return found
