"""Being told by mail of what is new: asking for it, confirming it by a link, changing it, and its end."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.following import ask, forget, may_ask, never_confirmed
from hanse.kernel.notices import Recipient
from hanse.site.enums import Rhythm
from hanse.site.models import Subscriber

CONFIRM, DIGEST = "site/subscribe", "site/digest"


@transaction.atomic
def ask_to_subscribe(address: str, *, rhythm: Rhythm, language: str) -> None:
    """Write to an address with the link that confirms. Who subscribes already is told as before until she opens it."""
    address = address.strip().lower()
    if not may_ask(address, CONFIRM):
        return
    wish = {"rhythm": rhythm, "language": language, "told_until": now()}
    subscriber, _made = Subscriber.objects.get_or_create(email=address, defaults=wish)
    to = Recipient(address, language)
    link = f"{to.link('site:subscription', subscriber.token)}?{urlencode({'rhythm': rhythm})}"
    ask(CONFIRM, subscriber, to=to, said={"site": settings.SITE_NAME, "link": link})


@transaction.atomic
def settle_subscription(subscriber: Subscriber, *, rhythm: Rhythm, language: str) -> None:
    """What she wants from now on; the first time confirms her address. Of what was published before she reads there."""
    row = Subscriber.objects.select_for_update().get(id=subscriber.id)
    if row.confirmed_at is None:
        row.confirmed_at = row.told_until = now()
    row.rhythm, row.language = rhythm, language
    row.save()


def unsubscribe(subscriber: Subscriber) -> None:
    """Tell her nothing more, and forget her with the letters that went to her."""
    forget(Subscriber.objects.filter(id=subscriber.id))


def purge_subscribers() -> int:
    """Forget who never confirmed, and whose letters came back; returns how many."""
    came_back = Q(id__in=notices.came_back_about(DIGEST))
    return forget(Subscriber.objects.filter(never_confirmed() | came_back))
