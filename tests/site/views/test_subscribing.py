"""The pages of being told by mail: the same answer whoever is told already, and an end without any sign-in."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from hanse.kernel.models import Notice
from hanse.site.models import Subscriber
from tests.site.subscribers import at, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]
ASK = "/fr/feeds/by-mail/"
GIVEN = {"email": "zoe@example.org", "rhythm": "monthly"}


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


def link() -> str:
    found = urlsplit(re.search(r"http://localhost:8000(/\S+)", Notice.objects.get().body)[0])
    return f"{found.path}?{found.query}"


@pytest.mark.parametrize("page", ["/fr/", "/fr/news/"])
def test_what_is_new_leads_there(client, page):
    assert f'href="{ASK}"' in client.get(page).content.decode()


def test_an_address_is_confirmed_by_the_link_that_goes_there(client):
    assert client.post(ASK, GIVEN).headers["Location"] == f"{ASK}asked/"
    assert "/fr/feeds/by-mail/" in client.get(f"{ASK}asked/").content.decode()

    page = Client().get(link())
    assert "zoe@example.org" in page.content.decode()
    assert re.search(r'value="monthly"[^>]* checked', page.content.decode())
    assert Subscriber.objects.get().confirmed_at is None
    assert "noindex" in page.headers["X-Robots-Tag"]

    done = Client().post(link(), {"rhythm": "monthly"}, follow=True)
    one = Subscriber.objects.get()
    assert (one.confirmed_at is not None, one.rhythm, one.language) == (True, "monthly", "fr")
    assert "zoe@example.org" in done.content.decode()


def test_rhythm_and_language_are_changed_on_the_page_of_ones_link(client):
    one = subscribed(since=at(2))

    client.post(f"/fr/feeds/by-mail/{one.token}/", {"rhythm": "monthly"})

    one.refresh_from_db()
    assert (one.rhythm, one.language, one.confirmed_at) == ("monthly", "fr", at(2))


def test_the_answer_is_the_same_whoever_is_told_already(client):
    subscribed(since=at(2))

    answers = {
        client.post(ASK, GIVEN | {"email": one}).headers["Location"] for one in ("zoe@example.org", "y@example.org")
    }

    assert answers == {f"{ASK}asked/"}
    assert Notice.objects.filter(template="site/subscribe").count() == 3


def test_a_wrong_address_and_a_flood_are_refused(client):
    assert client.post("/en/feeds/by-mail/", GIVEN | {"email": "zoe"}).status_code == 422
    for number in range(6):
        answer = client.post("/en/feeds/by-mail/", GIVEN | {"email": f"zoe{number}@example.org"})

    assert "Several letters were asked for from here." in answer.content.decode()
    assert Subscriber.objects.count() == 5


def test_one_click_of_a_mail_program_ends_it():
    one = subscribed(since=at(2))
    stop = f"/en/feeds/by-mail/{one.token}/stop/"
    mail_program = Client(enforce_csrf_checks=True)

    assert "Do you want no more letters" in mail_program.get(stop).content.decode()
    assert Subscriber.objects.exists()
    mail_program.post(stop, {"List-Unsubscribe": "One-Click"})

    assert not Subscriber.objects.exists()
    assert "You are told nothing more" in mail_program.get(stop).content.decode()


def test_a_forged_link_leads_nowhere(client):
    one = subscribed(since=at(2))
    forged = one.token[:-1] + ("a" if one.token[-1] != "a" else "b")

    assert client.get(f"/en/feeds/by-mail/{forged}/").status_code == 404
    client.post(f"/en/feeds/by-mail/{forged}/stop/")
    assert Subscriber.objects.exists()


def test_pages_ask_little(client, django_assert_num_queries):
    one = subscribed(since=at(2))
    client.get(ASK)

    with django_assert_num_queries(0):
        client.get(ASK)
    with django_assert_num_queries(1):
        client.get(f"/fr/feeds/by-mail/{one.token}/")
