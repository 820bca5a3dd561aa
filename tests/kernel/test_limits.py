"""How often something may be asked for from one place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from hanse.kernel import limits
from hanse.kernel.clock import now
from hanse.kernel.limits import Limit

pytestmark = pytest.mark.django_db
TWICE = Limit("twice", most=2, within=timedelta(minutes=10))


def from_place(address: str, **headers: str):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def test_a_place_gets_what_it_may_have_and_another_place_its_own():
    assert [TWICE.admit(from_place("192.0.2.1")) for _each in range(3)] == [True, True, False]
    assert TWICE.admit(from_place("192.0.2.2"))


def test_what_was_asked_long_ago_counts_no_more(monkeypatch):
    place = from_place("192.0.2.3")
    assert TWICE.admit(place)
    assert TWICE.admit(place)
    later = now() + timedelta(minutes=11)
    monkeypatch.setattr(limits, "now", lambda: later)

    assert TWICE.admit(place)


def test_limits_of_different_names_count_apart():
    place = from_place("192.0.2.4")
    other = Limit("other", most=1, within=timedelta(minutes=10))

    assert [TWICE.admit(place), TWICE.admit(place), other.admit(place)] == [True, True, True]


def test_one_network_of_ipv6_is_one_place():
    addresses = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::abcd")

    assert [TWICE.admit(from_place(one)) for one in addresses] == [True, True, False]
    assert TWICE.admit(from_place("2001:db8:1:3::1"))


def test_without_a_proxy_nobody_chooses_her_place_by_a_header():
    seen = [TWICE.admit(from_place("192.0.2.5", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")) for n in range(3)]

    assert seen == [True, True, False]


def test_behind_a_proxy_its_own_word_counts_and_not_the_visitors(settings):
    settings.BEHIND_PROXY = True
    forged = [from_place("10.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, 203.0.113.7") for n in range(3)]

    assert [TWICE.admit(one) for one in forged] == [True, True, False]
    assert TWICE.admit(from_place("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.8"))


def test_no_address_stands_in_the_cache():
    TWICE.admit(from_place("192.0.2.77"))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cache_key, decode(value, 'base64') FROM kernel_cache WHERE cache_key LIKE '%limit:twice:%'"
        )
        [(key, value)] = cursor.fetchall()
    assert b"192.0.2.77" not in key.encode() + bytes(value)


def test_who_is_known_is_counted_wherever_she_is():
    assert [TWICE.admit_of(one) for one in ("ada", "ada", "ada", "ben")] == [True, True, False, True]
