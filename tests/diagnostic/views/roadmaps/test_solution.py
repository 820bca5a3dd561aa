"""One solution of a roadmap, and what its estimates rest on."""

import pytest
from django.urls import reverse

from hanse.diagnostic.method.library.loader import load_library
from tests.diagnostic.roadmaps import ordered, read

pytestmark = pytest.mark.django_db


def test_a_solution_opens_to_its_steps_money_and_bases(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})

    said = read(client, "solution", made.id, some[0])

    for words in (
        "Steps: ",
        "Comes out:",
        "An estimate:",
        "Price of one",
        "What can go wrong",
        "Which answers it moves",
    ):
        assert words in said
    assert client.get(reverse("diagnostic:solution", args=[made.id, "no_such"])).status_code == 404


def test_an_estimate_stands_beside_published_figures_with_their_addresses(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})

    said = read(client, "solution", made.id, "one_number_for_reports")

    (figure,) = load_library().solutions["one_number_for_reports"].basis.compared
    assert "Published figures beside it:" in said
    assert str(figure.says) in said
    assert f'href="{figure.url}"'.replace("&", "&amp;") in said
