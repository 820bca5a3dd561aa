"""Pictures written from the right, for renderers that know no direction."""

from hanse.ui.charts.anchored import anchored

TEXTS = '<text x="1">a</text><text x="2" text-anchor="end">b</text><text x="3" text-anchor="middle">c</text></svg>'


def test_start_and_end_become_left_and_right():
    turned = anchored('<svg direction="rtl">' + TEXTS)

    assert "direction" not in turned
    assert turned == (
        '<svg><text text-anchor="end" x="1">a</text><text x="2">b</text><text x="3" text-anchor="middle">c</text></svg>'
    )


def test_a_picture_written_from_the_left_stays_as_it_is():
    picture = '<svg direction="ltr">' + TEXTS

    assert anchored(picture) == picture
