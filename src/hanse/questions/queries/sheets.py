from uuid import UUID

from hanse.kernel.errors import NotThere
from hanse.questions.models import Sheet


def sheet(sheet_id: UUID) -> Sheet:
    """One sheet. Raises NotThere."""
    found = Sheet.objects.filter(id=sheet_id).first()
    if found is None:
        raise NotThere("There are no such answers.")
    return found
