"""What the site of a preview has sent, or would send next: as its readers see it."""

from django.db.models import QuerySet

from hanse.frame.models import IssuedDocument
from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import Channel
from hanse.kernel.notices.email import letter_of
from hanse.kernel.sms.segments import segments

MOST = 100


def latest() -> QuerySet[Delivery]:
    return Delivery.objects.select_related("notice").order_by("-notice__created_at", "-id")[:MOST]


def documents() -> QuerySet[IssuedDocument]:
    return IssuedDocument.objects.select_related("case").order_by("-issued_at", "-id")[:MOST]


def page_of(delivery: Delivery) -> str:
    """A letter as HTML."""
    letter = letter_of([delivery])
    return next(str(content) for content, kind in letter.alternatives if kind == "text/html")


def parts_of(delivery: Delivery) -> int:
    """As how many parts an SMS is paid for; 0 for a letter."""
    return segments(delivery.notice.short).number if delivery.channel == Channel.SMS else 0
