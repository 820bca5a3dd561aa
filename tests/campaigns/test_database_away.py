"""A database that somebody else runs (DATABASE_URL) is away for longer than anybody waits for a page."""

import time
from collections.abc import Iterator

import pytest
import requests

from hanse.host.postgres import server
from tests.campaigns.live import Live, new_folder, remove
from tests.host.site import find_free_port

pytestmark = pytest.mark.long
AWAY_S = 70
"""Longer than the minute in which a process that dies again and again is given up."""


@pytest.fixture
def leases(django_test_environment: None) -> Iterator[list[server.Lease]]:
    """The right to a running database, which a test may give back and take again."""
    folder = new_folder()
    found = [server.acquire(folder / "var" / "postgres")]
    yield found
    for one in found:
        one.release()
    remove(folder)


def test_a_long_absence_is_said_on_every_page_and_its_end_is_seen_at_once(leases):
    [lease] = leases
    site = Live(lease.places.home.parent.parent, find_free_port(), {"DATABASE_URL": lease.url("hanse")})
    leases.pop().release()
    end = time.monotonic() + AWAY_S
    while time.monotonic() < end:
        page = requests.get(f"{site.address}/ar/account/login/", timeout=20)
        assert page.status_code == 503
        assert page.elapsed.total_seconds() < 10
        assert requests.get(f"{site.address}/api/v1/rounds/", timeout=20).status_code in {401, 503}
        time.sleep(2)
    leases.append(server.acquire(lease.places.home))
    back = time.monotonic()
    while requests.get(f"{site.address}/ar/account/login/", timeout=20).status_code != 200:
        assert time.monotonic() - back < 10
    site.stop()
