"""The link to an unfinished application by letter, for who has no account; our letters bombard nobody."""

import re

import pytest

from hanse.frame.actions import begin_application
from hanse.kernel.links import token_of
from hanse.kernel.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(service, client) -> str:
    application = begin_application(service.key, language="en")
    client.post(f"/en/services/links/{token_of(application.id, application.link_nonce)}/")
    return f"/en/services/permit/applications/{application.id}/keep/"


def test_the_link_comes_by_letter_in_the_language_of_the_page(client, place):
    response = client.post(place.replace("/en/", "/fr/"), {"email": "Zoe@example.org"}, follow=True)

    assert response.status_code == 200
    letter = Notice.objects.get()
    assert (letter.address, letter.language, letter.template) == ("zoe@example.org", "fr", "frame/link")
    link = re.search(r"http://[^/]+(/fr/services/links/\S+)", letter.body).group(1)
    assert client.get(link).status_code == 200


def test_the_answer_is_the_same_when_nothing_more_is_sent(client, place):
    answers = [client.post(place, {"email": "zoe@example.org"}, follow=True) for _ in range(4)]

    assert Notice.objects.count() == 3
    assert len({answer.status_code for answer in answers}) == 1
    assert all("is on its way" in answer.content.decode() for answer in answers)


def test_from_one_place_some_letters_an_hour_and_no_more(client, place):
    for number in range(6):
        response = client.post(place, {"email": f"zoe{number}@example.org"}, follow=True)

    assert Notice.objects.count() == 5
    assert "Several letters were asked for" in response.content.decode()


def test_what_is_no_address_is_refused(client, place):
    response = client.post(place, {"email": "zoe"})

    assert "Error:" in response.content.decode()
    assert not Notice.objects.exists()


def test_a_stranger_gets_no_link(client, place):
    client.cookies.clear()

    assert client.post(place, {"email": "zoe@example.org"}).status_code == 302
    assert not Notice.objects.exists()
