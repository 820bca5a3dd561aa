"""Two kinds of things, of which one keeps its texts in the index, instead of those of the site."""

import pytest

from hanse.kernel.finding import kinds
from hanse.kernel.finding.kinds import Hit, Text, declare_finder, declare_texts


@pytest.fixture
def texts(monkeypatch) -> list[Text]:
    """What the first kind says; tests add to it."""
    monkeypatch.setattr(kinds, "_kinds", {})
    said: list[Text] = []
    declare_texts("ants", "Ants", lambda: said, lambda keys, _language: {one: Hit(one, f"/{one}/") for one in keys})
    declare_finder("bees", "Bees", lambda words, _language: ["bee"] * 40 if "honey" in words else [], _shown_bees)
    return said


def _shown_bees(keys, language):
    return {key: Hit(f"{key} {language}", "/") for key in keys}
