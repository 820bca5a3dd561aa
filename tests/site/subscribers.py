"""Who is told of what is new, and news that went live at some time."""

from datetime import UTC, datetime

from hanse.kernel import clock
from hanse.site.actions.subscribing import ask_to_subscribe, settle_subscription
from hanse.site.enums import Rhythm
from hanse.site.models import NewsIndex, NewsPage, Subscriber


def at(day: int, hour: int = 12, month: int = 6) -> datetime:
    """A moment of summer 2026; 1, 8, 15 and 22 June are Mondays."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def subscribed(
    address: str = "zoe@example.org", *, rhythm: Rhythm = Rhythm.WEEKLY, language: str = "en", since: datetime
) -> Subscriber:
    with clock.set_to(since):
        ask_to_subscribe(address, rhythm=rhythm, language=language)
        subscriber = Subscriber.objects.get(email=address)
        settle_subscription(subscriber, rhythm=rhythm, language=language)
    return subscriber


def live(title: str, published: datetime, *, language: str = "en", **more) -> NewsPage:
    index = NewsIndex.objects.get(locale__language_code=language)
    slug = title.lower().replace(" ", "-")
    page = NewsPage(title=title, slug=slug, first_published_at=published, day=published.date(), **more)
    return index.add_child(instance=page)
