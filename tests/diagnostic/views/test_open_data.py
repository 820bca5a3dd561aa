"""Open data: files at addresses that stay, their description, and what a consent taken back does to them."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from hanse.diagnostic.actions import share_results, stop_sharing
from hanse.diagnostic.documents.open_data import SETS
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.models import Round
from tests.diagnostic.peers import closed_round, some_cities
from tests.diagnostic.rounds import SYSTEM
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


def body(response) -> str:
    return b"".join(response.streaming_content).decode("utf-8-sig")


def rows(client, key: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client.get(f"/en/open-data/{key}.csv")))))


def shared(round_, city, level=SharingLevel.PUBLIC):
    share_results(city=city, round_=round_, level=level, by=SYSTEM)


def test_only_what_cities_show_to_everyone_is_in_the_results(client):
    one, other, third = some_cities(16)[:3]
    round_ = closed_round([one, other, third])
    shared(round_, one)
    shared(round_, other, SharingLevel.MEMBERS)

    found = rows(client, "results")

    assert {row["city"] for row in found} == {one.name}
    whole = next(row for row in found if row["node"] == "ceds")
    assert (whole["score"], whole["level"], whole["round"]) == ("20.3", "2", "Closed round")
    assert json.loads(body(client.get("/en/open-data/results.json")))["rows"][0]["score"] == 20.3


def test_a_consent_taken_back_takes_the_city_out_at_once_whatever_a_reader_has_kept(client):
    cities = some_cities(6)
    round_ = closed_round(cities)
    shared(round_, cities[0])
    first = client.get("/en/open-data/results.csv")
    kept = first.headers["ETag"]
    assert cities[0].name in body(first)
    assert client.get("/en/open-data/results.csv", headers={"If-None-Match": kept}).status_code == 304

    stop_sharing(city=cities[0], round_=round_, by=SYSTEM)

    after = client.get("/en/open-data/results.csv", headers={"If-None-Match": kept})
    assert after.status_code == 200
    assert cities[0].name not in body(after)


@pytest.mark.parametrize("day", ["closes_on", "final_on"])
def test_a_file_is_read_anew_when_the_days_of_its_round_change(client, day):
    cities = some_cities(6)
    round_ = closed_round(cities)
    shared(round_, cities[0])
    kept = client.get("/en/open-data/results.csv").headers["ETag"]

    Round.objects.filter(id=round_.id).update(**{day: F(day) + timedelta(days=1)})

    assert client.get("/en/open-data/results.csv", headers={"If-None-Match": kept}).status_code == 200


def test_statistics_are_those_that_are_told(client):
    round_ = closed_round(some_cities(15) + some_cities(4, region="africa"))

    found = rows(client, "statistics")

    assert {row["region"] for row in found} == {""}  # Asia without the four would be found from all
    whole = next(row for row in found if row["node"] == "ceds" and not any((row["size"], row["language"])))
    assert whole["cities"] == "19"
    assert float(whole["median"]) % 0.5 == 0
    assert whole["round"] == round_.name


def test_the_description_names_every_file_that_there_is_and_every_column_that_it_has(client):
    closed_round(some_cities(6))

    response = client.get("/en/open-data/catalog.jsonld")

    found = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/ld+json"
    assert found["@type"] == "dcat:Catalog"
    assert {"dct:title", "dct:description", "dct:publisher", "dct:modified"} <= set(found)
    assert [one["dct:identifier"] for one in found["dcat:dataset"]] == list(SETS)
    for one in found["dcat:dataset"]:
        for each in one["dcat:distribution"]:
            assert each["dct:license"]["@id"].endswith("CC_BY_4_0")
            address = each["dcat:downloadURL"]["@id"]
            assert client.get(address[address.index("/en/") :]).status_code == 200
        columns = [each["csvw:name"] for each in one["dcat:distribution"][0]["csvw:tableSchema"]["csvw:column"]]
        text = body(client.get(f"/en/open-data/{one['dct:identifier']}.csv"))
        assert columns == text.splitlines()[0].split(",")


def test_what_there_is_not_is_not_found(client):
    assert client.get("/en/open-data/answers.csv").status_code == 404
    assert client.get("/en/open-data/results.xlsx").status_code == 404


def test_before_anything_is_published_the_files_are_empty(client):
    assert rows(client, "results") == rows(client, "statistics") == []
    assert "Nothing is published yet" in client.get(reverse("diagnostic:open_data")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_a_file_takes_as_many_queries_for_one_city_as_for_three(client, number, django_assert_num_queries):
    cities = some_cities(6)
    round_ = closed_round(cities)
    for city in cities[:number]:
        shared(round_, city)

    with django_assert_num_queries(5):  # four for the mark, the rows
        body(client.get("/en/open-data/results.csv"))


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (375, "ar")])
def test_the_page_can_be_read_by_everyone(live_server, visitor, client, width, language):
    cities = some_cities(6)
    shared(closed_round(cities), cities[0])
    browser = visitor(live_server.url, width=width, locale=language)
    browser.goto(f"/{language}/open-data/")
    browser.locator("summary").first.click()
    check_page(browser)
    shot(browser, "open-data")
