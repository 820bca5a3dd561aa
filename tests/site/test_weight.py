"""What a first visit of the home page costs over the wire, with gzip as the server sends it (experience.md §3)."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]
MOST = 100_000
FETCHED = (
    re.compile(r'<link\b[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|manifest|mask-icon)"[^>]*>'),
    re.compile(r"<(?:script|img|source)\b[^>]*>"),
)
ADDRESS = re.compile(r'\b(?:href|src|srcset)="([^"\s]+)')


def fetched(page: str) -> set[str]:
    """Every address that a browser asks for by itself to show a page, pictures further down among them."""
    tags = (tag for pattern in FETCHED for tag in pattern.findall(page))
    return {found[1] for tag in tags if (found := ADDRESS.search(tag)) and not found[1].startswith("data:")}


def content(client: Client, address: str) -> bytes:
    if address.startswith("/static/"):
        found = finders.find(address.removeprefix("/static/").partition("?")[0])
        assert isinstance(found, str), address
        return Path(found).read_bytes()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer) if answer.streaming else answer.content


def zipped(body: bytes) -> int:
    return len(gzip.compress(body, 9))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_first_visit_of_the_home_page_stays_under_100_kb(client, language):
    page = client.get(f"/{language}/").content
    parts = fetched(page.decode())

    assert {part.rpartition(".")[2] for part in parts} >= {"css", "js", "svg"}
    weights = {part: zipped(content(client, part)) for part in parts}
    assert zipped(page) + sum(weights.values()) <= MOST, weights


def test_nothing_is_fetched_from_elsewhere(client):
    assert all(
        part.startswith("/") and not part.startswith("//") for part in fetched(client.get("/en/").content.decode())
    )
