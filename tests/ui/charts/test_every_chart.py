"""What holds for every chart: named, described, with its table, drawn by attributes alone, mirrored for right to left."""

import csv
import io
import re

import pytest
from django.utils import translation

from hanse.ui import charts
from hanse.ui.gallery import samples
from tests.ui.charts.picture import SVG, shapes, texts, tree

EVERY = samples.all_charts(rtl=False, base_href="/static/ui/world.svg")
MIRRORED = samples.all_charts(rtl=True, base_href="/static/ui/world.svg")
NAMES = [chart.title for chart in EVERY]
each = pytest.mark.parametrize("chart", EVERY, ids=NAMES)


@each
def test_it_is_an_image_with_a_name_and_words(chart):
    root = tree(chart.svg)
    assert root.get("role") == "img"
    named, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (named.text, root.get("aria-labelledby")) == (chart.title, named.get("id"))
    assert (described.text, root.get("aria-describedby")) == (chart.description, described.get("id"))
    assert len(chart.description) > 20


@each
def test_it_has_its_numbers_as_a_table_and_as_csv(chart):
    assert all(len(row.cells) == len(chart.table.columns) for row in chart.table.rows)
    lines = list(csv.reader(io.StringIO(chart.table.csv().removeprefix("\ufeff"))))
    assert len(lines) == len(chart.table.rows) + 1
    assert [line[0] for line in lines[1:]] == [str(row.cells[0]) for row in chart.table.rows]


@each
@pytest.mark.parametrize("width", [720, 340])
def test_it_is_styled_by_attributes_alone(chart, width):
    svg = chart.draw(width)
    assert "style=" not in svg
    assert "<style" not in svg
    assert not [one for one in tree(svg).iter() if one.get("class")]


@each
@pytest.mark.parametrize("width", [720, 340, 280])
def test_nothing_is_drawn_outside_its_sheet(chart, width):
    root = tree(chart.draw(width))
    _x, _y, across, down = map(float, root.get("viewBox").split())
    assert across == width
    for one in root.iter(f"{SVG}text"):
        assert -1 <= float(one.get("x")) <= width + 1
        assert 0 <= float(one.get("y")) <= down
    for one in root.findall(f"{SVG}rect"):
        assert float(one.get("x")) >= -1
        assert float(one.get("x")) + float(one.get("width")) <= width + 1
        assert float(one.get("y")) + float(one.get("height")) <= down + 1


@pytest.mark.parametrize(("chart", "mirrored"), list(zip(EVERY, MIRRORED, strict=True))[:-2], ids=NAMES[:-2])
def test_right_to_left_mirrors_places_and_keeps_words(chart, mirrored):
    assert tree(mirrored.svg).get("direction") == "rtl"
    assert texts(mirrored.svg) == texts(chart.svg)
    left = [float(one.get("x")) for one in tree(chart.svg).iter(f"{SVG}text")]
    right = [float(one.get("x")) for one in tree(mirrored.svg).iter(f"{SVG}text")]
    assert right == pytest.approx([charts.Chart.svg.fget(chart) and 720 - x for x in left], abs=0.11)


@each
def test_what_people_write_is_escaped(chart):
    assert "<script" not in chart.svg
    assert not re.search(r"&(?!amp;|lt;|gt;|#x27;|quot;)", chart.svg)


def test_a_name_with_markup_is_words():
    chart = charts.bars([charts.Bar("<b>Lyon</b> & co", 50)], title="A <i>title</i>")
    assert "<b>Lyon</b> & co" in texts(chart.svg)
    assert tree(chart.svg).find(f"{SVG}title").text == "A <i>title</i>"


def test_two_charts_on_one_page_do_not_share_ids():
    one = charts.bars([charts.Bar("Lyon", 50)], title="Scores")
    other = charts.bars([charts.Bar("Rabat", 50)], title="Scores")
    ids = [element.get("id") for chart in (one, other) for element in tree(chart.svg).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_numbers_are_written_in_the_readers_language():
    with translation.override("fr"):
        chart = charts.bars([charts.Bar("Lyon", 62.4)], title="Scores")
        assert "62,4" in texts(chart.svg)
        assert chart.table.rows[0].cells[1] == "62,4"
    assert "62.4" in chart.table.csv(), "a CSV holds bare numbers"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\n=1+1", " =1+1", "＝1＋1", "＠SUM(1)"])
def test_every_beginning_of_a_formula_is_led_by_an_apostrophe(name):
    chart = charts.bars([charts.Bar(name, 1.5)], title="Scores")
    assert f"'{name}" in chart.table.csv().replace('"', "")


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless():
    chart = charts.bars([charts.Bar('=HYPERLINK("x")', -1.5)], title="Scores")
    assert "'=HYPERLINK" in chart.table.csv()
    assert ",-1.5," in chart.table.csv()


@pytest.mark.parametrize("index", range(len(EVERY)), ids=NAMES)
def test_it_becomes_a_png_of_twice_its_size(index):
    chart = samples.all_charts(rtl=False, base_href="")[index]
    image = charts.png(chart.svg)
    assert image.startswith(b"\x89PNG")
    assert int.from_bytes(image[16:20]) == 1440
    assert len(image) > 3000, "there is something in the picture"


@each
def test_it_is_light_enough_for_a_slow_line(chart):
    assert len(chart.svg.encode()) < 16_000
    assert shapes(chart.svg, "text")
