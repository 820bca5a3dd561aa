"""Pages of the public site as visitors get them."""

import gzip
import re

import pytest

from hanse.kernel.clock import set_to
from tests.site.pages import a_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def text_of(client, path):
    page = client.get(path)
    assert page.status_code == 200
    return page.content.decode()


def test_home_says_what_the_network_does_and_leads_on(client):
    page = text_of(client, "/en/")

    assert '<h1 class="govuk-heading-xl">Mountain towns, one valley apart</h1>' in page
    assert 'href="/en/about/"' in page
    assert 'href="/en/services/"' in page
    assert 'href="https://neighbour.example/"' in page
    assert "Snow reports go digital" in page, "the latest news"


def test_a_page_tells_what_the_network_declares_in_the_readers_language(client):
    english, french = text_of(client, "/en/about/"), text_of(client, "/fr/about/")

    for words in ("Town", "Council of Towns", "Chair of the Council", "Term: 2 years", "Chamonix branch", "Since 2021"):
        assert words in english
    assert "Communes de montagne" in french
    assert "WeGO" not in english + french


@pytest.mark.parametrize("path", ["", "about/", "about/towns/", "news/", "news/first-snow/", "calls/", "calls/pilot/"])
def test_pages_are_small_and_anybody_may_keep_them(client, path):
    page = client.get(f"/en/{path}")

    assert len(gzip.compress(page.content)) < 10_000
    assert page.headers["Cache-Control"] == "public, max-age=60"
    assert page.headers["ETag"]
    assert not client.cookies
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy, "what changes with each request cannot be kept"
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost|neighbour)', page.content.decode())


def test_what_a_browser_has_is_not_sent_again(client):
    first = client.get("/en/about/")
    again = client.get("/en/about/", headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_around_a_persons_name_is_kept_by_nobody():
    page = signed_in(a_person()).get("/en/about/")

    assert "private" in page.headers["Cache-Control"]
    assert "no-store" in page.headers["Cache-Control"]


def test_search_engines_are_told_of_the_same_page_in_other_languages(client):
    page = text_of(client, "/fr/news/first-snow/")

    assert '<link rel="canonical" href="http://localhost:8000/fr/news/first-snow/">' in page
    assert '<link rel="alternate" hreflang="en" href="http://localhost:8000/en/news/first-snow/">' in page
    assert '<meta name="description" content="Neuf communes annoncent la neige par un seul formulaire.">' in page
    assert '<meta property="og:type" content="article">' in page


def test_a_page_that_is_not_translated_stands_in_the_sites_language_and_says_so(client):
    page = text_of(client, "/ar/about/towns/")

    assert '<html lang="ar" dir="rtl"' in page
    assert '<article lang="en" dir="ltr">' in page
    assert "From Aosta to Zermatt." in page
    assert '<link rel="canonical" href="http://localhost:8000/en/about/towns/">' in page
    assert 'href="/ar/about/"' in page, "the breadcrumb stays in the reader's language"


def test_the_switch_of_languages_leads_to_the_same_page(client):
    assert 'href="/fr/about/" lang="fr" hreflang="fr"' in text_of(client, "/en/about/")


def test_the_menu_has_the_pages_that_are_meant_for_it(client):
    page = text_of(client, "/fr/")

    navigation = page.partition("<nav")[2].partition("</nav>")[0]
    assert "À propos des communes" in navigation
    assert "Contact" not in navigation


def test_an_address_without_a_page_is_not_found(client):
    assert client.get("/en/nowhere/").status_code == 404
    assert client.get("/en/about/nowhere/").status_code == 404


@pytest.mark.parametrize(
    ("day", "under"),
    [("2026-01-09", "Coming"), ("2026-01-10", "Open"), ("2026-03-31", "Open"), ("2026-04-01", "Closed")],
)
def test_a_call_is_open_from_its_first_day_to_its_last(client, day, under):
    from datetime import UTC, datetime

    with set_to(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)):
        page = text_of(client, "/en/calls/")

    headings = re.split(r'<h2 class="govuk-heading-l">', page)[1:]
    holding = next(part for part in headings if "Pilot towns wanted" in part)
    assert holding.startswith(under)
