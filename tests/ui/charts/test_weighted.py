"""East Asian words for renderers that show the thinnest letters of a font alone."""

from hanse.ui.charts import Bar, bars
from hanse.ui.charts.palette import INK
from hanse.ui.charts.png import png
from hanse.ui.charts.weighted import weighted

LABEL = '<svg><title>점수</title><text x="1" font-size="20" fill="#123456">ICT 네트워크</text></svg>'


def test_only_east_asian_words_are_drawn_with_a_line_of_their_own_colour():
    assert weighted(LABEL) == (
        '<svg><title>점수</title><text x="1" font-size="20" fill="#123456">'
        'ICT <tspan stroke="#123456" stroke-width="0.90">네트워크</tspan></text></svg>'
    )


def test_words_without_a_colour_have_that_of_the_picture_and_bold_ones_a_wider_line():
    drawn = weighted('<svg><text font-size="20" font-weight="700">政策</text></svg>')
    assert f'stroke="{INK}" stroke-width="1.70"' in drawn


def test_a_picture_without_such_words_stays_as_it_is():
    picture = LABEL.replace("네트워크", "network").replace("점수", "Points")
    assert weighted(picture) == picture


def test_a_picture_with_such_words_is_painted():
    assert png(bars([Bar("거버넌스 & 정책", 80.0)], title="점수").svg).startswith(b"\x89PNG")
