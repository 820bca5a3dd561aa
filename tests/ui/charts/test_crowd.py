from hanse.ui.charts import crowd_map

LEVELS = ["1 Beginning", "2 Developing", "3 Defined"]


def test_places_that_lie_close_together_are_one_dot_of_the_class_of_most():
    chart = crowd_map(
        [(2.3, 48.8, 3), (2.4, 48.9, 3), (2.35, 48.85, 1), (139.7, 35.7, 2)], title="Levels", classes=LEVELS
    )

    assert chart.svg.count("h0") == 2
    assert [row.cells for row in chart.table.rows] == [("1 Beginning", "1"), ("2 Developing", "1"), ("3 Defined", "2")]
    assert chart.description.startswith("4 cities.")
    assert "3 Defined: 2" in chart.description


def test_what_has_no_class_is_counted_where_it_is_named():
    chart = crowd_map([(2.3, 48.8, None)], title="Levels", classes=LEVELS, without="No level")

    assert chart.table.rows[-1].cells == ("No level", "1")
    assert "No level" in chart.narrow


def test_the_weight_does_not_grow_with_the_number_of_places():
    few = crowd_map([(place, 10.0, 1) for place in range(0, 90, 3)], title="Levels", classes=LEVELS)
    many = crowd_map([(place / 100, 10.0, 1) for place in range(9_000)], title="Levels", classes=LEVELS)

    assert len(many.svg) < 1.2 * len(few.svg)
