"""A person reads her messages, finds again what is new, puts away what is done; and nobody else's are there."""

import pytest
from django.test import Client

from hanse.identity.public import recipient
from hanse.kernel import notices
from hanse.kernel.models import Notice
from tests.factories.identity import UserFactory

pytestmark = pytest.mark.django_db
PLACE = "/en/account/profile/messages/"


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def told(person, subject: str, body: str = "Good day.\n\nSee https://example.org/x") -> Notice:
    return notices.post("tests.hello", to=recipient(person), subject=subject, body=body)


def text(client: Client, address: str = PLACE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_message_the_page_says_what_will_stand_there(browser):
    page = text(browser)

    assert "There is no message for you" in page
    assert "new message" not in page
    assert "Nothing is archived" in text(browser, f"{PLACE}?away=yes")


def test_what_is_new_is_said_in_the_head_of_every_page_until_it_is_read(browser, person):
    notice = told(person, "Your case moved on")
    told(person, "Something else")
    assert "2 new messages" in text(browser, "/en/account/profile/")

    page = text(browser, f"{PLACE}{notice.id}/")
    assert '<a href="https://example.org/x" rel="noopener">https://example.org/x</a>' in page
    assert "1 new message" in page
    assert "1 new message" in text(browser)

    browser.post(f"{PLACE}{notice.id}/new/")
    assert "2 new messages" in text(browser)


def test_what_is_put_away_lies_apart_and_comes_back(browser, person):
    notice = told(person, "Your case moved on")

    browser.post(f"{PLACE}{notice.id}/away/")
    assert "Your case moved on" not in text(browser)
    away = text(browser, f"{PLACE}?away=yes")
    assert "Your case moved on" in away
    assert "new message" not in away

    browser.post(f"{PLACE}{notice.id}/away/", {"back": "yes"})
    assert "Your case moved on" in text(browser)


def test_another_persons_message_is_not_there(browser):
    notice = told(UserFactory(), "Not for you")

    assert "Not for you" not in text(browser)
    assert browser.get(f"{PLACE}{notice.id}/").status_code == 404
    for act in ("new", "away"):
        assert browser.post(f"{PLACE}{notice.id}/{act}/").status_code == 404
    notice.refresh_from_db()
    assert (notice.read_at, notice.archived_at) == (None, None)


def test_looking_ahead_reads_nothing(browser, person):
    notice = told(person, "Your case moved on")

    browser.head(f"{PLACE}{notice.id}/")

    assert Notice.objects.get().read_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_message_and_for_three(
    browser, person, django_assert_num_queries, count
):
    for number in range(count):
        told(person, f"Message {number}")
    text(browser)

    with django_assert_num_queries(4):  # session, person with what is new, how many there are, messages
        text(browser)


def test_the_number_of_what_is_new_costs_no_query_and_guests_none(browser, person, client, django_assert_num_queries):
    told(person, "Your case moved on")
    for one in (browser, client):
        text(one, "/en/privacy/")  # what is made once is made

    with django_assert_num_queries(2):  # session, person with what is new
        assert "1 new message" in text(browser, "/en/privacy/")
    with django_assert_num_queries(0):
        assert "new message" not in text(client, "/en/privacy/")
