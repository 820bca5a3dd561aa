"""Writes of messages about cases."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.models import Case
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.errors import NotThere
from hanse.kernel.models import Notice


@transaction.atomic
def send_message_again(case: Case, notice_id: UUID, *, by: Actor) -> bool:
    """Send a message about the case once more; False where it still is on its way. Raises NotThere."""
    notice = Notice.objects.select_for_update().filter(id=notice_id, about=case.id).first()
    if notice is None:
        raise NotThere(_("There is no such message."))
    if not notices.send_again(notice):
        return False
    audit.record("frame.send_message_again", by=by, on=case, detail={"notice": str(notice_id)})
    return True
