import pytest

from hanse.identity.holdings import holdings
from hanse.site.models import Subscriber
from tests.factories import UserFactory
from tests.site.subscribers import at, subscribed

pytestmark = pytest.mark.django_db


def test_news_by_mail_are_told_and_end_with_the_account_of_the_address():
    person = UserFactory(email="zoe@example.org")
    subscribed("zoe@example.org", since=at(2))
    other = subscribed("yan@example.org", since=at(2))
    [held] = [one for one in holdings() if one.model == "site.Subscriber"]

    assert [one["rhythm"] for one in held.told(person)] == ["weekly"]
    held.forgotten(person)

    assert list(Subscriber.objects.all()) == [other]
