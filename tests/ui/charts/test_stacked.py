import pytest

from hanse.ui.charts import Stack, stacked
from hanse.ui.charts.palette import LEVELS
from tests.ui.charts.picture import number, shapes, texts

PARTS = ["Answered", "Begun", "Open"]


def test_parts_are_shares_of_their_whole():
    svg = stacked(PARTS, [Stack("A", [12, 2, 6])], title="T").svg
    bars = shapes(svg, "rect")[3:]
    whole = sum(number(bar, "width") for bar in bars)
    assert [round(number(bar, "width") / whole, 2) for bar in bars] == [0.6, 0.1, 0.3]
    assert {"12", "2", "6"} <= set(texts(svg))


def test_a_part_of_nothing_is_not_drawn():
    assert len(shapes(stacked(PARTS, [Stack("A", [12, 0, 0])], title="T").svg, "rect")) == 3 + 1


def test_a_row_without_anything_is_an_open_box():
    svg = stacked(PARTS, [Stack("A", [0, 0, 0])], title="T").svg
    assert shapes(svg, "rect", stroke_dasharray="3 3")


def test_rows_that_do_not_fit_their_parts_are_refused():
    with pytest.raises(ValueError, match="count for each"):
        stacked(PARTS, [Stack("A", [1, 2])], title="T")


def test_levels_have_their_own_colours():
    svg = stacked(PARTS, [Stack("A", [5, 5, 5])], title="T", are_levels=True).svg

    assert [bar.get("fill") for bar in shapes(svg, "rect")[3:]] == list(LEVELS[:3])
