"""Letters of what is new: in the reader's language, once for each item, none where there is none."""

import re
from email import message_from_bytes, policy

import pytest

from hanse.kernel import clock, notices
from hanse.kernel.models import Delivery, Notice
from hanse.site.actions import digest
from hanse.site.actions.digest import ends, write_digests
from hanse.site.actions.subscribing import unsubscribe
from hanse.site.enums import Rhythm
from tests.kernel.notices.test_sending import mailbox  # noqa: F401 - a fixture
from tests.site.subscribers import at, live, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def written(moment) -> int:
    with clock.set_to(moment):
        return write_digests()


def letters() -> list[tuple[str, str]]:
    found = Notice.objects.filter(template="site/digest").order_by("id")
    return list(found.values_list("address", "subject"))


def test_a_span_ends_with_the_week_or_the_month():
    assert ends(Rhythm.WEEKLY, at(17).date()) == at(15, 0)
    assert ends(Rhythm.WEEKLY, at(15).date()) == at(15, 0)
    assert ends(Rhythm.MONTHLY, at(17).date()) == at(1, 0)


def test_each_item_is_told_once_in_the_week_after():
    subscribed(since=at(2))
    live("Before she came", at(1))
    live("In her week", at(3))
    live("In the week after", at(9))

    assert [written(at(5)), written(at(8)), written(at(8)), written(at(10))] == [0, 1, 0, 0]
    assert written(at(16)) == 1, "the turn of Monday was missed"
    assert [subject for _to, subject in letters()] == [
        "Hanse – In her week",
        "Hanse – In the week after",
    ]


def test_who_wants_it_monthly_hears_after_the_month():
    subscribed(since=at(2), rhythm=Rhythm.MONTHLY)
    live("One", at(3))
    live("Two", at(20))

    assert [written(at(8)), written(at(30)), written(at(1, month=7))] == [0, 0, 1]
    assert letters()[0][1] == "Hanse – Two (+1)"


def test_nothing_is_sent_when_nothing_is_new():
    subscriber = subscribed(since=at(2))
    taken_back = live("Snow", at(3))
    taken_back.unpublish()

    assert written(at(8)) == 0
    subscriber.refresh_from_db()
    assert subscriber.told_until == at(8, 0)


def test_each_reads_it_in_her_language_with_the_ways_to_change_and_to_end_it():
    subscribed(since=at(2), language="fr")
    live("Neige", at(3), language="fr", summary="Il neige.")
    live("Snow", at(3))
    written(at(8))

    body = Notice.objects.get(template="site/digest").body

    assert body.startswith("Bonjour")
    assert "Neige\nIl neige.\nhttp://localhost:8000/fr/news/neige/" in body
    assert "Snow" not in body
    assert len(re.findall(r"http://localhost:8000/fr/feeds/by-mail/\S+", body)) == 2


def test_it_goes_out_in_plain_text_and_html_with_one_click_to_end_it(mailbox):  # noqa: F811
    raw = []
    take = mailbox.handle_DATA

    async def keep(server, session, envelope):
        raw.append(envelope.content)
        return await take(server, session, envelope)

    mailbox.handle_DATA = keep
    subscriber = subscribed(since=at(2))
    Delivery.objects.all().delete()
    live("Snow", at(3))
    written(at(8))

    notices.send_due()

    [letter] = (message_from_bytes(one, policy=policy.default) for one in raw)
    leave = f"http://localhost:8000/en/feeds/by-mail/{subscriber.token}/stop/"
    assert letter["List-Unsubscribe"].replace(" ", "") == f"<{leave}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert leave in letter.get_body(("plain",)).get_content()
    assert f'href="{leave}"' in letter.get_body(("html",)).get_content()


def test_what_waits_for_who_left_meanwhile_is_not_sent(mailbox):  # noqa: F811
    subscriber = subscribed(since=at(2))
    Delivery.objects.all().delete()
    live("Snow", at(3))
    written(at(8))

    unsubscribe(subscriber)
    notices.send_due()

    assert mailbox.letters == []


def test_of_many_news_the_youngest_are_told_and_the_way_to_all(monkeypatch):
    monkeypatch.setattr(digest, "MOST", 1)
    subscribed(since=at(2))
    live("Old", at(3))
    live("Young", at(4))
    written(at(8))

    body = Notice.objects.get(template="site/digest").body
    assert "There is more: http://localhost:8000/en/" in body
    assert "Old" not in body


@pytest.mark.parametrize(("subscribers", "queries"), [(1, 19), (3, 25)])
def test_queries_grow_by_the_letter_alone(subscribers, queries, django_assert_num_queries):
    """Three for each letter: itself, its delivery, its job; news are read once."""
    for number in range(subscribers):
        subscribed(f"{number}@example.org", since=at(2))
    live("Snow", at(3))

    with clock.set_to(at(8)), django_assert_num_queries(queries):
        assert write_digests() == subscribers


def test_batches_leave_nobody_out(monkeypatch):
    monkeypatch.setattr(digest, "A_BATCH", 2)
    for number in range(5):
        subscribed(f"{number}@example.org", since=at(2))
    live("Snow", at(3))

    assert written(at(8)) == 5
    assert len({address for address, _subject in letters()}) == 5
