import pytest

from hanse.ui.charts.axis import round_end


@pytest.mark.parametrize(
    ("largest", "end"),
    [(0, 5), (5, 5), (5.1, 10), (12, 15), (41, 50), (51, 100), (101, 150), (999, 1000), (1001, 1500)],
)
def test_a_scale_ends_where_its_fifths_are_round(largest, end):
    assert round_end(largest) == end
