"""The start of a quick scan: what it says, whom it lets begin."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

import hanse.ui
from hanse.diagnostic.actions import quick_scan as actions
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import KEPT_FOR, digest_of
from hanse.diagnostic.views.quick_scan import start
from hanse.diagnostic.views.quick_scan.holding import COOKIE
from hanse.kernel.clock import now
from tests.diagnostic.scans import START, answer, begun_by, secret_of

pytestmark = pytest.mark.django_db
BEGIN = f"{START}begin/"


def test_the_start_says_what_happens_with_the_answers_and_stores_nothing(client):
    page = client.get(START).content.decode()

    assert "You need no account" in page
    assert f"{KEPT_FOR.days} days" in page
    assert not QuickScan.objects.exists()


def test_the_start_speaks_the_language_of_its_address(client):
    assert 'lang="fr"' in client.get("/fr/quick-scan/").content.decode()


def test_beginning_makes_one_scan_and_tells_the_database_no_secret(client):
    begun_by(client)
    client.post(BEGIN)

    scan = QuickScan.objects.get()
    assert len(secret_of(client)) == 43
    assert scan.secret_digest == digest_of(secret_of(client))
    assert secret_of(client) not in str(vars(scan))


def test_the_cookie_is_out_of_reach_of_scripts_and_lives_as_long_as_the_scan(client):
    begun_by(client)

    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == KEPT_FOR.total_seconds()


def test_a_cookie_that_was_not_signed_here_holds_nothing(client):
    begun_by(client)
    client.cookies[COOKIE] = f"{secret_of(client)}:forged"

    assert "This browser holds a quick scan" not in client.get(START).content.decode()
    assert client.get(f"{START}result/").headers["Location"] == START


def test_who_comes_back_goes_on(client):
    begun_by(client)
    answer(client, "gov_strategy_status", 2)

    assert "1 of 12 questions are dealt with" in client.get(START).content.decode()


def test_one_place_begins_so_many_scans_in_an_hour_and_others_are_not_held_up(client, monkeypatch):
    monkeypatch.setattr(start, "BEGUN_FROM_ONE_PLACE", start.Limit("few", most=2, within=timedelta(hours=1)))
    for _each in range(2):
        assert client.post(BEGIN).status_code == 302
        client.cookies.clear()

    refused = client.post(BEGIN)

    assert refused.status_code == 429
    assert "try again in an hour" in refused.content.decode()
    assert client.post(BEGIN, REMOTE_ADDR="203.0.113.9").status_code == 302
    assert QuickScan.objects.count() == 3


def test_all_places_together_begin_so_many_in_a_day(client, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 1)
    begun_by(client)
    client.cookies.clear()

    assert client.post(BEGIN).status_code == 429
    assert QuickScan.objects.count() == 1


def test_beginning_without_the_forms_token_is_refused(client):
    client.handler.enforce_csrf_checks = True

    assert client.post(BEGIN).status_code == 403
    assert not QuickScan.objects.exists()


def test_a_first_visit_of_each_page_of_the_path_weighs_at_most_100_kb(client):
    static = Path(hanse.ui.__path__[0]) / "static" / "ui"
    assets = [(static / name).read_bytes() for name in ("hanse.css", "hanse.js", "emblem.svg", "favicon.svg")]
    begun_by(client)
    for path in ("/en/", START, f"{START}answers/questions/gov_strategy_status/", f"{START}result/"):
        page = client.get(path).content
        assert sum(len(gzip.compress(part, 9)) for part in (page, *assets)) < 100_000, path


def test_the_start_itself_may_be_found_by_search_engines(client):
    assert "X-Robots-Tag" not in client.get(START).headers


def test_who_gave_her_scan_to_a_city_may_begin_another(client):
    begun_by(client)
    QuickScan.objects.update(taken_over_at=now())

    assert "Begin a new one" in client.get(START).content.decode()
    client.post(BEGIN)
    assert QuickScan.objects.count() == 2
    assert client.get(f"{START}answers/").headers["Location"].startswith(f"{START}answers/questions/")


@pytest.mark.parametrize("path", ["", "result/", "delete/", "answers/check/"])
def test_pages_of_a_scan_are_kept_from_caches_and_search_engines(client, path):
    begun_by(client)

    headers = client.get(START + path).headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
