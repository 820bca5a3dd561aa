"""Writing to the secretariat."""

import pytest
from django.core.cache import cache

from hanse.kernel.models import Notice

pytestmark = pytest.mark.django_db
GIVEN = {"name": "Ana", "email": "ana@town.example", "message": "How do we join?"}


@pytest.fixture(autouse=True)
def contact(settings):
    settings.SITE_CONTACT = "secretariat@cities.example"
    cache.clear()


def test_a_message_becomes_a_letter_to_the_secretariat(client):
    answer = client.post("/en/write/", GIVEN)

    assert answer.headers["Location"] == "/en/write/sent/"
    assert "Your message was sent" in client.get("/en/write/sent/").content.decode()
    letter = Notice.objects.get()
    assert letter.address == "secretariat@cities.example"
    assert "How do we join?" in letter.body
    assert "ana@town.example" in letter.body


def test_what_is_missing_is_said_and_what_was_typed_stays(client):
    page = client.post("/en/write/", GIVEN | {"email": "ana"}).content.decode()

    assert "Error:" in page
    assert "How do we join?" in page
    assert not Notice.objects.exists()


def test_from_one_place_come_five_messages_in_an_hour(client):
    for _time in range(5):
        client.post("/en/write/", GIVEN)

    page = client.post("/en/write/", GIVEN).content.decode()

    assert "Many messages were sent from here." in page
    assert Notice.objects.count() == 5


def test_where_nobody_is_named_nobody_is_written_to(client, settings):
    settings.SITE_CONTACT = ""

    assert client.get("/en/write/").status_code == 404
