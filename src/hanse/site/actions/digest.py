"""What is new on the site, told by mail once a week or a month, in each reader's language; it can be run again.

A letter tells of a span that is over (the week until Monday, the month until its first day), so that what is published
while letters are written is neither told twice nor lost.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min, QuerySet

from hanse.kernel import notices
from hanse.kernel.clock import end_of, today
from hanse.kernel.models import Notice
from hanse.kernel.notices import About, Recipient, sensible_while
from hanse.site.actions.subscribing import DIGEST
from hanse.site.enums import Rhythm
from hanse.site.models import NewsPage, Subscriber
from hanse.site.queries.dated import published
from hanse.site.queries.pages import Homes, homes

A_BATCH = 200
MOST = 20
"""News in one letter; the site has all of them."""


def write_digests() -> int:
    """Write the letters that are due, a batch a transaction; returns how many."""
    return sum(_Digests(rhythm, ends(rhythm, today())).write() for rhythm in Rhythm)


def ends(rhythm: Rhythm, day: date) -> datetime:
    """The end of the last span that is over on a day: the beginning of its week, or of its month."""
    first = day.replace(day=1) if rhythm is Rhythm.MONTHLY else day - timedelta(days=day.weekday())
    return end_of(first - timedelta(days=1))


class _Digests:
    """Of one rhythm. News are read once for each language."""

    def __init__(self, rhythm: Rhythm, until: datetime) -> None:
        self.rhythm, self.until = rhythm, until
        self.since: datetime | None = self._due().aggregate(since=Min("told_until"))["since"]
        self.news: dict[str, Sequence[NewsPage]] = {}
        self.homes: Homes = homes()

    def write(self) -> int:
        written = 0
        while (batch := self._write_some()) is not None:
            written += batch
        return written

    @transaction.atomic
    def _write_some(self) -> int | None:
        rows = list(self._due().select_for_update(skip_locked=True)[:A_BATCH])
        written = sum(self._write_to(one) for one in rows)
        Subscriber.objects.filter(id__in=[one.id for one in rows]).update(told_until=self.until)
        return written if rows else None

    def _due(self) -> QuerySet[Subscriber]:
        return Subscriber.objects.filter(rhythm=self.rhythm, confirmed_at__isnull=False, told_until__lt=self.until)

    def _write_to(self, one: Subscriber) -> bool:
        """Whether there was anything to write."""
        new = [page for page in self._news_in(one.language) if page.first_published_at >= one.told_until]
        if not new:
            return False
        to = Recipient(one.email, one.language)
        leave = to.link("site:unsubscribe", one.token)
        said = {
            "items": [(page.title, page.summary, self._link(to, page)) for page in new[:MOST]],
            "more": to.link("home") if len(new) > MOST else "",
            "weekly": self.rhythm is Rhythm.WEEKLY,
            "site": settings.SITE_NAME,
            "change": to.link("site:subscription", one.token),
            "leave": leave,
        }
        notices.send(DIGEST, to=to, context=said, about=About(case=one.id, leave=leave))
        return True

    def _news_in(self, language: str) -> Sequence[NewsPage]:
        if language not in self.news:
            self.news[language] = list(published(language, since=self.since, until=self.until)) if self.since else []
        return self.news[language]

    def _link(self, to: Recipient, page: NewsPage) -> str:
        return to.link("wagtail_serve", self.homes.address(page))


@sensible_while(DIGEST)
def _still_wanted(notice: Notice) -> bool:
    return notice.about is not None and Subscriber.objects.filter(id=notice.about).exists()
