import pytest

from hanse.ui.charts import Strip, strips
from tests.ui.charts.picture import number, shapes, texts


def test_each_value_that_may_be_shown_is_one_dot():
    svg = strips([Strip("A", [10, 20, 20, 90], own=30)], title="T").svg
    dots = shapes(svg, "circle", r="3.2")
    assert len(dots) == 4 + 1, "four values and the legend's"


def test_nothing_is_shown_that_was_not_given():
    chart = strips([Strip("A", median=50, own=30)], title="T", own_name="Rabat")
    assert not shapes(chart.svg, "circle")
    assert "The middle half" not in texts(chart.svg)
    assert chart.table.rows[0].cells == ["A", "30.0", "–", "50.0", "–"]


def test_the_box_spans_the_quartiles():
    svg = strips([Strip("A", quartiles=(25, 50, 75))], title="T").svg
    ground, box = shapes(svg, "rect")[:2]
    assert number(box, "width") == pytest.approx(number(ground, "width") / 2, abs=0.2)


def test_the_own_value_is_named():
    chart = strips([Strip("A", own=30.0)], title="T", own_name="Rabat")
    assert "Rabat" in texts(chart.svg)
    assert chart.table.columns[1].text == "Rabat"
    assert chart.description == "A: own 30.0, median –."
