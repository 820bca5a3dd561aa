import pytest

from hanse.ui.charts import Bar, bars
from hanse.ui.charts.palette import LEVELS
from tests.ui.charts.picture import number, shapes, texts


def widths(svg):
    return [number(one, "width") for one in shapes(svg, "rect")]


def test_bars_are_as_long_as_their_values():
    whole, half, none = widths(bars([Bar("A", 100), Bar("B", 50), Bar("C", 0)], title="T").svg)
    assert half == pytest.approx(whole / 2, abs=0.1)
    assert none == 1, "a sliver shows that there is a score of nought"


def test_a_level_is_told_by_fill_number_and_words():
    svg = bars([Bar("A", 62.4, level=4)], title="T").svg
    assert shapes(svg, "rect", fill=LEVELS[3])
    assert {"62.4", "level 4"} <= set(texts(svg))


def test_no_score_is_said_and_no_bar_drawn():
    chart = bars([Bar("A", None)], title="T")
    assert "no score" in texts(chart.svg)
    assert not shapes(chart.svg, "rect")
    assert "A: no score." in chart.description
    assert chart.table.rows[0].cells[1] == "–"


def test_a_whisker_spans_its_uncertainty():
    svg = bars([Bar("A", 50, low=40, high=70)], title="T").svg
    span = next(one for one in shapes(svg, "line", stroke_width=1.8) if one.get("y1") == one.get("y2"))
    bar = shapes(svg, "rect")[0]
    unit = number(bar, "width") / 50
    assert number(span, "x1") == pytest.approx(number(bar, "x") + 40 * unit, abs=0.1)
    assert number(span, "x2") == pytest.approx(number(bar, "x") + 70 * unit, abs=0.1)


def test_what_is_compared_with_is_named_and_in_the_table():
    chart = bars([Bar("A", 50, compared=61.5)], title="T", compared_with="Median of 24 cities")
    assert "Median of 24 cities" in texts(chart.svg)
    assert [column.text for column in chart.table.columns][-1] == "Median of 24 cities"
    assert chart.table.rows[0].cells[-1] == "61.5"


def test_long_names_break_and_stay_beside_their_bar():
    name = "Participation of citizens in decisions about the digital services of the city"
    lines = [text for text in texts(bars([Bar(name, 50)], title="T").svg) if text[0].isalpha()]
    assert len(lines) == 2
    assert " ".join(lines).startswith("Participation of citizens")


def test_marks_are_where_the_caller_puts_the_levels():
    svg = bars([Bar("A", 50)], title="T", marks=(25, 75)).svg
    assert {"0", "25", "75", "100"} <= set(texts(svg))
    assert "40" not in texts(svg)


def test_values_that_are_no_scores_have_a_name_of_their_own_and_no_levels():
    chart = bars([Bar("Permit", 12)], title="T", measure="days", maximum=20, marks=(), decimals=0)
    assert [column.text for column in chart.table.columns] == ["What", "days"]
    assert chart.table.rows[0].cells == ["Permit", "12"]
    assert "12" in texts(chart.svg)
