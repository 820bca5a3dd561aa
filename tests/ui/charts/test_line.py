import datetime as dt
import re
from itertools import pairwise

import pytest

from hanse.ui.charts import Break, Course, Reading, line, words
from tests.ui.charts.picture import number, shapes, texts

YEARS = [(2021, 38.0), (2022, 44.0), (2024, 47.0), (2025, None), (2026, 61.0)]
COURSE = Course("Rabat", [Reading(dt.date(year, 11, 1), value, str(year)) for year, value in YEARS])


def drawn(svg):
    return shapes(svg, "line", stroke_width=2.5)


def test_readings_are_joined_in_order_of_time():
    assert len(drawn(line([COURSE], title="T").svg)) == 3
    assert [text for text in texts(line([COURSE], title="T").svg) if text.startswith("20") and len(text) == 4] == [
        "2021",
        "2022",
        "2024",
        "2025",
        "2026",
    ]


def test_no_line_crosses_a_break_in_method():
    chart = line([COURSE], title="T", breaks=[Break(dt.date(2023, 6, 1), "New questionnaire")])
    upright = shapes(chart.svg, "line", stroke_dasharray="4 4")[0]
    x = number(upright, "x1")
    assert not [one for one in drawn(chart.svg) if number(one, "x1") < x < number(one, "x2")]
    assert len(drawn(chart.svg)) == 2
    assert "New questionnaire" in texts(chart.svg)
    assert "New method from 1 June 2023: New questionnaire." in chart.description


def test_a_reading_on_the_day_of_the_break_belongs_to_the_new_method():
    chart = line([COURSE], title="T", breaks=[Break(dt.date(2024, 11, 1), "New")])
    x = number(shapes(chart.svg, "line", stroke_dasharray="4 4")[0], "x1")
    assert not [one for one in drawn(chart.svg) if number(one, "x1") < x <= number(one, "x2")]


def test_time_is_to_scale():
    svg = line([COURSE], title="T").svg
    first, second, third = (number(one, "cx") for one in shapes(svg, "circle")[:3])
    assert abs((third - second) / (second - first) - 2) < 0.02


def test_one_reading_alone_is_a_point():
    chart = line([Course("Rabat", [Reading(dt.date(2026, 11, 1), 61.0)])], title="T")
    assert not drawn(chart.svg)
    assert len(shapes(chart.svg, "circle")) == 1


def test_missing_readings_of_one_course_leave_its_cell_open():
    other = Course("Median", [Reading(dt.date(2026, 11, 1), 50.0, "2026")])
    table = line([COURSE, other], title="T").table
    assert table.rows[0].cells == ["2021", "38.0", "–"]
    assert table.rows[-1].cells == ["2026", "61.0", "50.0"]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("size", ["svg", "narrow"])
def test_the_words_of_a_break_stay_within_the_picture(size, rtl):
    said = "new method: City e-Government Diagnostic 2026.2"
    at = COURSE.readings[-1].at
    svg = getattr(line([COURSE], title="T", breaks=[Break(at, said)], rtl=rtl), size)
    width = float(re.search(r'viewBox="0 0 ([\d.]+) ', svg)[1])
    written = [one for one in shapes(svg, "text") if one.text and one.text in said]
    assert written
    for one in written:
        reach = words.width(one.text, 12) / 2
        assert reach <= number(one, "x") <= width - reach


MONTHS = [Reading(dt.date(2024 + one // 12, one % 12 + 1, 1), 1000.0 + one, f"M{one}") for one in range(36)]


@pytest.mark.parametrize("size", ["svg", "narrow"])
def test_many_times_are_named_as_far_as_there_is_room(size):
    svg = getattr(line([Course("Came", MONTHS)], title="T", maximum=1500), size)
    names = sorted(number(one, "x") for one in shapes(svg, "text") if one.text and one.text[0] == "M")
    assert all(b - a >= 46 for a, b in pairwise(names))
    assert "M35" in texts(svg), "the last is always named"
    assert len(shapes(svg, "circle")) == 36, "every value has its mark"
    assert "1,035.0" not in texts(svg), "values that would lie over one another are in the table alone"


def test_counts_are_written_without_decimals():
    chart = line([Course("Came", MONTHS[:2])], title="T", maximum=1500, decimals=0)
    assert "1,001" in texts(chart.svg)
    assert chart.table.rows[1].cells == ["M1", "1,001"]
    assert chart.description == "Came: M0 1,000 and M1 1,001."


def test_courses_that_lie_close_together_are_told_apart_from_near():
    near = Course("Near", [Reading(dt.date(2026, 1, 1), 78.4, "now"), Reading(dt.date(2027, 1, 1), 81.6, "then")])
    assert {"75", "77", "79", "81", "83", "85"} <= set(texts(line([near], title="T", close_up=True).svg))
    assert {"0", "20", "40", "60", "80", "100"} <= set(texts(line([near], title="T").svg))


def test_a_close_look_ends_where_the_scale_ends():
    top = Course("Top", [Reading(dt.date(2026, 1, 1), 100, "now")])
    assert {"95", "96", "100"} <= set(texts(line([top], title="T", close_up=True).svg))
