"""What a person reads on the site: her notices, the latest first, which she has read, and which she has put away."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.kernel.models import Notice


def notices_of(person_id: UUID, *, archived: bool = False) -> QuerySet[Notice]:
    """Her notices without their words: those at hand, or those that she has put away."""
    hers = Notice.objects.filter(person_id=person_id, archived_at__isnull=not archived)
    return hers.order_by("-id").defer("body", "short")


def unread() -> QuerySet[Notice]:
    """Whatever lies unread with anybody; one index holds them."""
    return Notice.objects.filter(person_id__isnull=False, read_at=None, archived_at=None).order_by()


def notice_of(person_id: UUID, notice_id: UUID) -> Notice:
    """One of hers. Raises NotThere."""
    found = Notice.objects.filter(person_id=person_id, id=notice_id).first()
    if found is None:
        raise NotThere(_("There is no such message."))
    return found


@transaction.atomic
def mark_read(notice: Notice, *, read: bool = True) -> None:
    """Note that she has read it, the first time counts; or that she wants to read it again."""
    if read and notice.read_at:
        return
    notice.read_at = now() if read else None
    notice.save(update_fields=["read_at"])


@transaction.atomic
def put_away(notice: Notice, *, away: bool = True) -> None:
    """Put it away, or take it back to hand."""
    notice.archived_at = now() if away else None
    notice.save(update_fields=["archived_at"])
