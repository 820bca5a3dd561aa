"""The secret link: what it leads to, and what it tells nobody."""

import logging

import pytest
from django.test import Client

from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.views.quick_scan.holding import COOKIE
from tests.diagnostic.scans import START, answer, begun_by, secret_of

pytestmark = pytest.mark.django_db


def link_of(client: Client) -> str:
    return f"{START}link/{secret_of(client)}/"


@pytest.mark.parametrize("guess", ["x", "0" * 43, "nx0qK7-AqI-K-KL4MbU43CgD3obxqavB4mVR5DC7BWg", "a" * 4000])
def test_a_guess_leads_nowhere_and_gives_no_cookie(client, guess):
    begun_by(Client())

    for response in (client.get(f"{START}link/{guess}/"), client.post(f"{START}link/{guess}/")):
        assert response.status_code == 410
        assert COOKIE not in response.cookies


def test_neither_the_digest_nor_the_id_opens_a_scan(client):
    scan = begun_by(Client())

    assert client.get(f"{START}link/{scan.secret_digest}/").status_code == 410
    assert client.get(f"{START}link/{scan.id}/").status_code == 410


def test_the_link_tells_its_address_to_nobody(client):
    begun_by(client)

    headers = client.get(link_of(client)).headers

    assert headers["Referrer-Policy"] == "strict-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in headers["Cache-Control"]


def test_the_secret_stands_in_no_other_address_and_in_no_log(client, caplog):
    begun_by(client)
    secret = secret_of(client)
    with caplog.at_level(logging.DEBUG):
        led = [answer(client, "gov_strategy_status", 1), client.post(link_of(client)), client.get(f"{START}answers/")]
        answer(client, "gov_strategy_status", 99)
        client.get(link_of(client))

    assert all(secret not in one.headers["Location"] for one in led)
    assert "Unprocessable" in caplog.text
    assert secret not in caplog.text


def test_opening_a_link_warns_who_holds_another_scan(client):
    other = Client()
    begun_by(other)
    begun_by(client)

    assert "This browser holds another quick scan" in client.get(link_of(other)).content.decode()
    assert "This browser holds another quick scan" not in client.get(link_of(client)).content.decode()


def test_opening_a_link_from_another_site_is_refused(client):
    begun_by(client)
    victim = Client(enforce_csrf_checks=True)

    assert victim.post(link_of(client), HTTP_ORIGIN="https://elsewhere.example").status_code == 403
    assert COOKIE not in victim.cookies
    assert QuickScan.objects.count() == 1
