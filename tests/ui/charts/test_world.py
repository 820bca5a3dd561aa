import math

import pytest

from hanse.ui.charts import Place, world_map
from hanse.ui.charts.palette import LEVELS
from hanse.ui.charts.projection import SHEET_HEIGHT, SHEET_WIDTH, natural_earth, on_sheet
from tests.ui.charts.picture import SVG, shapes, texts, tree

CLASSES = ["One", "Two", "Three", "Four", "Five"]
LYON = Place("Lyon", 45.76, 4.84, 4)
RABAT = Place("Rabat", 34.02, -6.84, 3)
SEOUL = Place("Seoul", 37.57, 126.98, None)


@pytest.mark.parametrize("latitude", [-90, -57, -23.5, 0, 30, 45.76, 84, 90])
@pytest.mark.parametrize("longitude", [-180, -6.84, 0, 126.98])
def test_the_projection_is_the_published_polynomial(longitude, latitude):
    """In the powers of the article's equations 5 and 6, where the code nests them."""
    turn, phi = math.radians(longitude), math.radians(latitude)
    x = turn * (0.8707 - 0.131979 * phi**2 - 0.013791 * phi**4 + 0.003971 * phi**10 - 0.001529 * phi**12)
    y = 1.007226 * phi + 0.015085 * phi**3 - 0.044475 * phi**7 + 0.028874 * phi**9 - 0.005916 * phi**11
    assert natural_earth(longitude, latitude) == pytest.approx((x, y))


def test_the_projection_is_twice_as_wide_as_high_and_half_as_wide_at_the_poles():
    middle, pole = natural_earth(180, 0), natural_earth(180, 90)
    assert middle[0] / pole[1] == pytest.approx(1.92, abs=0.01)
    assert pole[0] / middle[0] == pytest.approx(0.55, abs=0.01)


def test_the_sheet_holds_the_whole_width_and_cuts_the_south():
    assert on_sheet(-180, 0)[0] == pytest.approx(0)
    assert on_sheet(180, 0)[0] == pytest.approx(SHEET_WIDTH)
    assert on_sheet(0, 84)[1] == pytest.approx(0)
    assert on_sheet(0, -57)[1] == pytest.approx(SHEET_HEIGHT, abs=1)


def test_a_class_has_its_own_shade_and_shape():
    svg = world_map([LYON, RABAT], title="T", classes=CLASSES, base_href="/w.svg").svg
    shades = {one.get("fill") for one in tree(svg).iter() if one.get("fill") in LEVELS}
    assert shades == set(LEVELS), "the legend shows all five"
    paths = {len(one.get("d").split("L")) for one in shapes(svg, "path") if one.get("fill") in LEVELS}
    assert len(paths) >= 3, "triangle, four corners, star"


def test_the_base_is_linked_for_a_page_and_drawn_for_a_file():
    page = world_map([LYON], title="T", classes=CLASSES, base_href="/static/ui/world.svg").svg
    assert len(page) < 5000
    assert shapes(page, "image", href="/static/ui/world.svg")
    file = world_map([LYON], title="T", classes=CLASSES).svg
    assert not shapes(file, "image")
    assert len(file) > 30_000


def test_close_shows_the_part_of_the_world_where_the_places_are():
    svg = world_map([LYON, RABAT], title="T", classes=CLASSES, base_href="/w.svg", close=True).svg
    left, top, across, down = map(float, tree(svg).find(f"{SVG}svg").get("viewBox").split())
    for place in (LYON, RABAT):
        x, y = on_sheet(place.longitude, place.latitude)
        assert left < x < left + across
        assert top < y < top + down
    assert across < SHEET_WIDTH / 3


def test_the_table_names_every_place_and_its_class():
    chart = world_map([SEOUL, LYON], title="T", classes=CLASSES, without="Not shared")
    assert [row.cells for row in chart.table.rows] == [["Lyon", "Four"], ["Seoul", "Not shared"]]
    assert chart.description.startswith("2 cities.")
    assert "Not shared" in texts(chart.svg)


def test_no_places_yet_is_an_empty_world():
    assert "0 cities." in world_map([], title="T", classes=CLASSES, close=True).description
