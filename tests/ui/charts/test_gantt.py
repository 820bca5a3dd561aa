import datetime as dt

import pytest
from django.utils import translation

from hanse.ui.charts import Work, gantt
from hanse.ui.charts.gantt import ticks
from tests.ui.charts.picture import number, shapes, texts

DAY = dt.date


def test_a_bar_spans_its_first_and_last_day():
    works = [Work("A", DAY(2026, 1, 1), DAY(2026, 1, 10)), Work("B", DAY(2026, 1, 11), DAY(2026, 1, 30))]
    first, second = shapes(gantt(works, title="T").svg, "rect")
    assert number(second, "width") == pytest.approx(2 * number(first, "width"), abs=0.2)
    assert number(first, "x") + number(first, "width") == pytest.approx(number(second, "x"), abs=0.2)


def test_a_milestone_is_a_diamond_not_a_bar():
    works = [Work("A", DAY(2026, 1, 1), DAY(2026, 3, 1)), Work("Decision", DAY(2026, 2, 1), DAY(2026, 2, 1))]
    assert len(shapes(gantt(works, title="T").svg, "rect")) == 1


def test_today_is_marked_only_inside():
    works = [Work("A", DAY(2026, 1, 1), DAY(2026, 3, 1))]
    assert "today" in texts(gantt(works, title="T", today=DAY(2026, 2, 1)).svg)
    assert "today" not in texts(gantt(works, title="T", today=DAY(2027, 2, 1)).svg)


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (DAY(2026, 4, 30), ["Feb", "Mar", "Apr"]),
        (DAY(2027, 6, 30), ["Q1 26", "Q2 26", "Q3 26", "Q4 26", "Q1 27", "Q2 27"]),
        (DAY(2030, 6, 30), ["2026", "2027", "2028", "2029", "2030"]),
    ],
)
def test_the_axis_is_marked_in_months_quarters_or_years(last, names):
    assert [name for _at, name in ticks(DAY(2026, 2, 1), last)] == names


@pytest.mark.parametrize(("width", "names"), [(720, ["Q1 26", "Q3 26", "Q1 27"]), (230, ["Q1 26", "Q1 27", "Q1 28"])])
def test_where_not_every_mark_has_room_names_stand_at_even_steps(width, names):
    chart = gantt([Work("A", DAY(2026, 1, 1), DAY(2028, 12, 31))], title="T")
    assert [one for one in texts(chart.draw(width)) if one.startswith("Q")][:3] == names


def test_months_are_named_in_the_readers_language():
    with translation.override("fr"):
        assert ticks(DAY(2026, 2, 1), DAY(2026, 2, 28))[0][1] == "févr."


def test_nothing_to_do_is_no_chart():
    with pytest.raises(ValueError, match="at least one"):
        gantt([], title="T")
