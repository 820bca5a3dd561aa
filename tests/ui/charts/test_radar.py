import pytest

from hanse.ui.charts import Series, radar
from tests.ui.charts.picture import shapes, text_at, texts

AXES = ["North", "East", "South", "West"]


def points(svg):
    return [(float(one.get("cx")), float(one.get("cy"))) for one in shapes(svg, "circle")]


def test_the_first_axis_is_at_the_top_and_the_others_follow_the_clock():
    (nx, ny), (ex, ey), (sx, sy), (wx, wy) = points(radar(AXES, [Series("A", [100, 100, 100, 100])], title="T").svg)
    assert nx == sx == 360
    assert ey == wy
    assert ny < ey < sy
    assert wx < nx < ex


def test_a_value_lies_at_its_share_of_the_axis():
    whole = points(radar(AXES, [Series("A", [100, 100, 100, 100])], title="T").svg)
    half = points(radar(AXES, [Series("A", [50, 50, 50, 50])], title="T").svg)
    centre = (360, (whole[0][1] + whole[2][1]) / 2)
    assert half[0][1] == pytest.approx((whole[0][1] + centre[1]) / 2, abs=0.1)
    assert half[1][0] == pytest.approx((whole[1][0] + centre[0]) / 2, abs=0.1)


def test_a_missing_value_is_left_open_not_drawn_as_nought():
    svg = radar(AXES, [Series("A", [60, None, 60, 60])], title="T").svg
    assert len(points(svg)) == 3
    lines = shapes(svg, "line", stroke_width=2.5)
    assert len(lines) == 2
    assert "–" in texts(svg)


def test_values_stand_beside_their_axes_only_where_one_series_is_alone():
    alone = radar(AXES, [Series("A", [61, 62, 63, 64])], title="T").svg
    assert "62.0" in texts(alone)
    both = radar(AXES, [Series("A", [61, 62, 63, 64]), Series("B", [1, 2, 3, 4])], title="T").svg
    assert "62.0" not in texts(both)
    assert {"A", "B"} <= set(texts(both))


def test_names_lie_outside_and_lean_away_from_the_middle():
    svg = radar(AXES, [Series("A", [1, 1, 1, 1])], title="T").svg
    assert text_at(svg, "East")[2] == "start"
    assert text_at(svg, "West")[2] == "end"
    assert text_at(svg, "North")[2] == "middle"


def test_values_beyond_the_ends_stay_on_the_axis():
    whole = points(radar(AXES, [Series("A", [100, 100, 100, 100])], title="T").svg)
    beyond = points(radar(AXES, [Series("A", [140, 100, 100, -5])], title="T").svg)
    assert beyond[0] == whole[0]
    assert beyond[3] == pytest.approx((360, whole[1][1]), abs=0.1)


@pytest.mark.parametrize(
    ("axes", "series"),
    [
        (["A", "B"], [Series("x", [1, 2])]),
        (AXES, [Series("x", [1, 2, 3])]),
        (AXES, [Series(str(n), [1, 2, 3, 4]) for n in range(5)]),
    ],
)
def test_what_cannot_be_drawn_is_refused(axes, series):
    with pytest.raises(ValueError, match="3 axes"):
        radar(axes, series, title="T")
