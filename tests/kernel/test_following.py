"""What all following by mail has in common; the rest stands with each kind."""

from datetime import timedelta

import pytest

from hanse.frame.models import Follower
from hanse.kernel.clock import now
from hanse.kernel.following import MOST_LETTERS, behind, forget, may_ask, never_confirmed
from hanse.kernel.notices import Recipient, send
from hanse.site.models import Subscriber

pytestmark = pytest.mark.django_db


def subscriber(address: str = "zoe@example.org", **more) -> Subscriber:
    return Subscriber.objects.create(email=address, language="en", rhythm="weekly", told_until=now(), **more)


def test_a_link_names_its_row_until_it_is_forgotten():
    row = subscriber()
    assert behind(Subscriber.objects.all(), row.token) == row
    assert behind(Follower.objects.all(), row.token) is None

    assert forget(Subscriber.objects.filter(id=row.id)) == 1
    assert behind(Subscriber.objects.all(), row.token) is None


def test_letters_of_another_kind_do_not_count():
    said = {"site": "Hanse", "link": "https://example.org/", "days": 7}
    for _time in range(MOST_LETTERS):
        assert may_ask("zoe@example.org", "site/subscribe")
        send("site/subscribe", to=Recipient("zoe@example.org"), context=said)

    assert not may_ask("zoe@example.org", "site/subscribe")
    assert may_ask("zoe@example.org", "frame/follow")
    assert may_ask("yan@example.org", "site/subscribe")


def test_a_week_is_there_to_confirm():
    late, waits, known = (subscriber(f"{one}@example.org") for one in ("late", "waits", "known"))
    Subscriber.objects.filter(id__in=[late.id, known.id]).update(created_at=now() - timedelta(days=8))
    Subscriber.objects.filter(id=known.id).update(confirmed_at=now())

    assert list(Subscriber.objects.filter(never_confirmed())) == [late]
    assert waits.confirmed_at is None
