"""A guest on a device of others lets its browser forget what it held; her link still leads to it."""

import re

import pytest
from django.test import Client

from hanse.frame.models import Application, Case
from hanse.frame.spec.procedure import Procedure
from tests.frame.views.test_applying import begin, hand_in

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(http[^"]*/services/links/[^"]+)"')


def test_a_case_is_forgotten_and_found_again_by_its_link(client: Client, service: Procedure) -> None:
    place = f"/en/cases/{hand_in(client).id}/"
    link = LINK.search(client.get(place).content.decode())[1]

    gone = client.post(f"{place}forget/", follow=True)

    assert "This browser has forgotten it" in gone.content.decode()
    assert client.get(place).status_code == 404
    assert Case.objects.count() == 1
    assert client.post(link).url == place
    assert client.get(place).status_code == 200


def test_an_application_is_forgotten_and_the_others_are_not(client: Client, service: Procedure) -> None:
    first, second = begin(client), begin(client)
    assert "Forget it on this device" in client.get(f"{first}keep/").content.decode()

    client.post(f"{first}forget/")

    assert client.get(f"{first}keep/").status_code == 302
    assert client.get(f"{second}keep/").status_code == 200
    assert Application.objects.count() == 2


def test_nobody_makes_another_browser_forget(client: Client, service: Procedure) -> None:
    case, place = hand_in(client), begin(client)
    stranger = Client()
    assert stranger.post(f"/en/cases/{case.id}/forget/").status_code == 404
    assert stranger.post(f"{place}forget/").status_code == 404
    assert client.post(place.replace("/permit/", "/dogs/") + "forget/").status_code == 404
    assert client.get(f"/en/cases/{case.id}/forget/").status_code == 405
    assert client.get(f"/en/cases/{case.id}/").status_code == 200
