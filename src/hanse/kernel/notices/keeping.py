"""How long notices are kept."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.kernel.models.notice import ON_ITS_WAY

KEPT_FOR = timedelta(days=365)
"""How long a letter is kept, with the address to which it went; the page on privacy says so."""

WORDS_KEPT_FOR = timedelta(days=30)
"""How long the words of a letter are kept that nobody can read on the site; the page on privacy says so."""


def forget(cases: Collection[UUID] | QuerySet[Any]) -> int:
    """Delete what is kept of messages about these that have gone, or will never go; how many there were."""
    gone = Notice.objects.filter(about__in=cases).exclude(deliveries__state__in=ON_ITS_WAY)
    number = gone.count()
    gone.delete()
    return number


def purge() -> int:
    """Delete the letters that are older than they are kept, and before that the words that nobody can read any more.

    Returns how many letters were deleted.
    """
    unread = Notice.objects.filter(created_at__lt=now() - WORDS_KEPT_FOR, person_id=None, about=None)
    unread.exclude(body="", short="").update(body="", short="")
    old = Notice.objects.filter(created_at__lt=now() - KEPT_FOR)
    number = old.count()
    old.delete()
    return number
