import pytest

from hanse.host.scaffold.colour import contrast_with_white, is_colour


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1), ("#000000", 21), ("#777777", 4.48), ("#0000ff", 8.59)]
)
def test_contrast_is_computed_as_wcag_does(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("text", ["0b4f8f", "#0b4f8", "#0b4f8g", "red", "#0b4f8f;}"])
def test_only_six_digits_are_a_colour(text):
    assert not is_colour(text)
