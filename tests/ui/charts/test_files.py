from dataclasses import replace

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from hanse.ui import charts
from hanse.ui.charts import files, picture_file

pytestmark = pytest.mark.django_db

NAMED = {
    "bars": charts.bars([charts.Bar("Lyon", 50)], title="Scores of cities"),
    "map": charts.world_map(
        [charts.Place("Lyon", 45.8, 4.8, 1)], title="城市", classes=["one"], base_href="/world.svg"
    ),
    "none": None,
}


def asked(**query: str):
    return picture_file(RequestFactory().get("/page/", query), NAMED)


def test_a_page_without_a_picture_asked_for_is_the_page_itself():
    assert asked() is None
    assert asked(level="2", **{"as": "png"}) is None


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbf")])
def test_a_picture_comes_as_a_file_with_its_title_for_a_name(kind, begins):
    response = asked(picture="bars", **{"as": kind})

    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="scores-of-cities.{kind}"'


def test_a_map_as_a_file_brings_its_base_along_and_a_name_that_every_system_can_write():
    response = asked(picture="map", **{"as": "svg"})

    assert b"/world.svg" not in response.content
    assert len(response.content) > 20_000
    assert 'filename="map.svg"' in response["Content-Disposition"]


@pytest.mark.parametrize(("name", "kind"), [("none", "svg"), ("other", "svg"), ("bars", "exe"), ("bars", "")])
def test_what_is_not_there_is_not_found(name, kind):
    with pytest.raises(Http404):
        asked(picture=name, **{"as": kind})


def bars(score: float) -> dict:
    return {"bars": charts.bars([charts.Bar("Lyon", score)], title="Scores of cities")}


def painted(charts_by_name) -> HttpResponse:
    return picture_file(RequestFactory().get("/page/", {"picture": "bars", "as": "png"}), charts_by_name)


def test_a_picture_is_painted_once_for_its_content(monkeypatch):
    first = painted(bars(50)).content
    monkeypatch.setattr(files, "png", lambda _svg: pytest.fail("painted again"))

    assert painted(bars(50)).content == first


def test_who_has_too_many_new_pictures_painted_is_told_to_wait(monkeypatch):
    monkeypatch.setattr(files, "PAINTED", replace(files.PAINTED, most=2))
    kept = painted(bars(1))
    assert painted(bars(2)).content != kept.content

    assert painted(bars(3)).status_code == 429
    assert painted(bars(1)).content == kept.content, "what was painted is still given"
