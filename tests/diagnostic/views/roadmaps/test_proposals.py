"""What would help a city, and why."""

import re

import pytest

from tests.diagnostic.roadmaps import read

pytestmark = pytest.mark.django_db


def test_what_would_help_says_why_and_can_be_cut_down(client, assessment):
    said = read(client, "proposals", assessment.id)

    assert "Because “" in said
    assert f"/assessments/{assessment.id}/results/" in said
    assert "other solutions rest on it" in said or "One other solution rests on it" in said
    assert re.search(r"” stands at: (\d of \d|[\d,.]+|not asked)\.", said)
    assert "0 of " in read(client, "proposals", assessment.id, field="No such dimension")
    assert "would cost US$" in read(client, "new_roadmap", assessment.id)
    assert "Up to 0.0 points" not in said


def test_what_must_be_there_first_is_named_once_and_nearest(client, assessment):
    cards = read(client, "proposals", assessment.id).split("<article")
    first = [re.findall(r"<li>First needs (.*?)</li>", card) for card in cards]

    assert any(first)
    assert all(len(each) == len(set(each)) for each in first)
    assert not any("People who grow and stay" in one for each in first for one in each if "One number for" in one)
    lone = [card.split("None itself")[0] for card in cards if "None itself" in card]
    assert [card for card in lone if not re.search(r"solutions? rests? on it", card)] == []
