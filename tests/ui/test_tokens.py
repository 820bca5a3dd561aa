"""The brand's colours, measured: WCAG 2.2 contrast of every pair that words or controls stand in."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

import hanse.ui
from hanse.ui.charts import palette

ASSETS = Path(hanse.ui.__path__[0]) / "assets" / "scss"
TOKENS = dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", (ASSETS / "_tokens.scss").read_text(), re.MULTILINE))
RAMP = re.findall(r'"\d": (#[0-9a-f]{6})', (ASSETS / "_levels.scss").read_text())


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["paper", "mist"])
@pytest.mark.parametrize("words", ["ink", "ink-soft", "blue", "teal", "green", "alarm"])
def test_words_stand_out_from_their_ground(words, ground):
    assert contrast(TOKENS[words], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["blue", "teal", "green", "alarm"])
def test_white_words_stand_out_on_buttons_and_banners(ground):
    assert contrast(TOKENS["paper"], TOKENS[ground]) >= 4.5


def test_the_edge_of_a_control_and_the_focus_are_seen():
    assert contrast(TOKENS["control"], TOKENS["paper"]) >= 3
    assert contrast(TOKENS["ink"], TOKENS["focus"]) >= 4.5


def test_levels_grow_darker_so_that_grey_paper_tells_them_apart():
    shades = [luminance(colour) for colour in RAMP]
    assert all(a > b * 1.25 for a, b in pairwise(shades))


def test_pictures_and_pages_use_the_same_ramp():
    assert tuple(RAMP) == palette.LEVELS


@pytest.mark.parametrize("stroke", palette.SERIES)
def test_series_stand_out_and_differ_by_more_than_colour(stroke):
    assert contrast(stroke.colour, "#ffffff") >= 4.5
    others = [one for one in palette.SERIES if one != stroke]
    assert all(one.dash != stroke.dash and one.marker != stroke.marker for one in others)
