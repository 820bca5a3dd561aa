"""Many places as few dots."""

import random

import pytest

from hanse.ui.charts import dot_map
from hanse.ui.charts.chart import table
from hanse.ui.charts.png import png
from hanse.ui.charts.projection import SHEET_WIDTH, on_sheet
from tests.ui.charts.picture import SVG, shapes, texts, tree

WORDS = ["One", "2 to 9", "10 and more"]
SEOUL, SUWON, LIMA = (126.98, 37.57), (127.02, 37.29), (-77.04, -12.05)


def picture(spots: list[tuple[float, float]], base_href: str = "/static/ui/world.svg"):
    rows = [("Asia", 2)]
    return dot_map(
        spots, title="Places", words=WORDS, table=table(["Region", "Places"], rows, rows), base_href=base_href
    )


def dots(svg: str) -> list[int]:
    """How many dots there are of each width that is drawn, the smallest first."""
    drawn = [one for one in shapes(svg, "path") if "h0" in one.get("d")]
    return [one.get("d").count("h0") for one in sorted(drawn, key=lambda one: float(one.get("stroke-width")))]


def test_what_lies_close_together_is_one_larger_dot():
    assert dots(picture([SEOUL, SUWON, LIMA]).svg) == [1, 1]
    assert dots(picture([SEOUL] * 10 + [LIMA] * 3 + [(0, 0)]).svg) == [1, 1, 1]
    assert dots(picture([SEOUL, SUWON]).svg) == [1]


def test_a_dot_lies_where_its_place_is():
    [path] = [one for one in shapes(picture([LIMA]).svg, "path") if "h0" in one.get("d")]
    across, down = map(int, path.get("d").removeprefix("m").removesuffix("h0").split())
    x, y = on_sheet(*LIMA)
    assert (across + 0.5) / 120 == pytest.approx(x / SHEET_WIDTH, abs=1 / 240)
    assert (down + 0.5) / 120 == pytest.approx(y / SHEET_WIDTH, abs=1 / 240)


def test_its_words_are_its_table():
    chart = picture([SEOUL, LIMA])
    assert chart.description == "Asia: 2"
    assert [one for one in texts(chart.svg) if one in WORDS] == WORDS
    assert tree(chart.svg).find(f"{SVG}title").text == "Places"


def test_ten_thousand_places_are_less_than_30_kb_in_both_widths():
    stream = random.Random(1)
    towns = [(stream.gauss(20 * (place % 9) - 80, 7), stream.gauss(15 * (place % 4), 7)) for place in range(10_000)]
    chart = picture(towns)
    assert sum(dots(chart.svg)) > 1_500, "spread over more land than there is"
    assert len(chart.svg) + len(chart.narrow) < 30_000


def test_a_file_holds_the_land_and_is_painted():
    chart = picture([SEOUL], base_href="/static/ui/world.svg")
    assert shapes(chart.svg, "image", href="/static/ui/world.svg")
    assert not shapes(chart.alone, "image")
    assert png(chart.alone) != png(picture([LIMA]).alone)
