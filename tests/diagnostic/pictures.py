"""The files of a page's pictures, as its links give them."""

import html
import re

from django.test import Client

LINK = re.compile(r'href="([^"]*picture=[^"]+)"')
BEGINS = {"svg": b"<svg", "png": b"\x89PNG", "csv": b"\xef\xbb\xbf"}


def links_of(client: Client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    base = path.partition("?")[0]
    return [base + link if link.startswith("?") else link for link in map(html.unescape, LINK.findall(page))]


def taken(client: Client, path: str) -> int:
    """How many files the page's pictures gave; each is what its link says."""
    links = links_of(client, path)
    for link in links:
        response = client.get(link)
        assert response.status_code == 200, link
        assert response.content.startswith(BEGINS[link[-3:]]), link
    return len(links)
