"""Nobody subscribes another, and an address that was never confirmed is not kept."""

from datetime import timedelta

import pytest

from hanse.kernel import clock
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery, Notice
from hanse.site.actions.digest import write_digests
from hanse.site.actions.subscribing import ask_to_subscribe, purge_subscribers, unsubscribe
from hanse.site.enums import Rhythm
from hanse.site.models import Subscriber
from tests.site.subscribers import at, live, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def test_nothing_is_told_to_who_has_not_confirmed():
    with clock.set_to(at(2)):
        ask_to_subscribe(" Zoe@example.org", rhythm=Rhythm.WEEKLY, language="fr")
    live("Snow", at(3))

    with clock.set_to(at(8)):
        assert write_digests() == 0
    assert Subscriber.objects.get().email == "zoe@example.org"
    assert [one.template for one in Notice.objects.all()] == ["site/subscribe"]


def test_who_asks_in_anothers_name_changes_nothing_of_hers():
    mine = subscribed(since=at(2))

    ask_to_subscribe(mine.email, rhythm=Rhythm.MONTHLY, language="fr")

    mine.refresh_from_db()
    assert (mine.rhythm, mine.language, mine.confirmed_at) == ("weekly", "en", at(2))


def test_to_one_address_go_three_letters_a_day():
    for _time in range(4):
        ask_to_subscribe("zoe@example.org", rhythm=Rhythm.WEEKLY, language="en")

    assert Notice.objects.filter(template="site/subscribe").count() == 3


def test_who_never_confirmed_is_forgotten_after_a_week_with_the_letter():
    for days in (6, 8):
        with clock.set_to(now() - timedelta(days=days)):
            ask_to_subscribe(f"asked{days}@example.org", rhythm=Rhythm.WEEKLY, language="en")
    subscribed("long@example.org", since=now() - timedelta(days=800))
    Delivery.objects.update(state="sent")

    assert purge_subscribers() == 1
    assert set(Subscriber.objects.values_list("email", flat=True)) == {"asked6@example.org", "long@example.org"}
    assert not Notice.objects.filter(address="asked8@example.org").exists()


@pytest.mark.parametrize(("state", "left"), [("failed", False), ("given_up", True), ("sent", True)])
def test_a_letter_that_no_mailbox_takes_ends_it(state, left):
    subscribed(since=at(2))
    live("Snow", at(3))
    with clock.set_to(at(8)):
        write_digests()
    Delivery.objects.update(state=state)

    purge_subscribers()

    assert Subscriber.objects.exists() is left


def test_who_wants_no_more_is_forgotten_with_her_letters():
    subscriber = subscribed(since=at(2))
    Delivery.objects.update(state="sent")

    unsubscribe(subscriber)

    assert not Subscriber.objects.exists()
    assert not Notice.objects.exists()
