"""What programs read."""

from xml.etree import ElementTree as ET

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_news_come_as_rss_and_atom_in_each_language(client):
    rss = client.get("/fr/feeds/news.rss")
    item = ET.fromstring(rss.content).find("channel/item")
    assert item.findtext("title") == "Les bulletins de neige passent au numérique"
    assert item.findtext("link") == "http://localhost:8000/fr/news/first-snow/"
    assert rss.headers["Cache-Control"] == "public, max-age=300"

    entry = ET.fromstring(client.get("/en/feeds/news.atom").content).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Snow reports go digital"


def test_readers_of_feeds_find_them(client):
    page = client.get("/fr/news/").content.decode()

    assert '<link rel="alternate" type="application/rss+xml" href="/fr/feeds/news.rss"' in page
    assert '<link rel="alternate" type="application/atom+xml" href="/fr/feeds/news.atom"' in page


def test_the_map_has_every_page_with_its_other_languages(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        answer = client.get("/sitemap.xml")

    found = {one.findtext(f"{MAP}loc"): one for one in ET.fromstring(answer.content)}
    assert len(found) == 12
    others = {one.get("hreflang"): one.get("href") for one in found["http://localhost:8000/en/about/"].iter(LINK)}
    assert others == {"en": "http://localhost:8000/en/about/", "fr": "http://localhost:8000/fr/about/"}


def test_search_engines_are_told_what_to_leave_alone(client):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /*/cms/" in said
    assert "Sitemap: http://localhost:8000/sitemap.xml" in said
