import pytest

from hanse.members.queries.directory import Sought, directory
from hanse.members.queries.near import found_or_near, near
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db


def names(words: str) -> list[str]:
    return [one.name for one in near(words, directory())]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Seuol", "Seoul"),
        ("Saint Petersbourg", "Saint Petersburg"),
        ("petersbug", "Saint Petersburg"),
        ("zurihc", "Zürich"),
        ("БИШКЕК", "Бишкек"),
        ("Бишкег", "Бишкек"),
    ],
)
def test_a_name_with_a_letter_wrong_is_found(typed: str, name: str) -> None:
    for one in ("Seoul", "Saint Petersburg", "Zürich", "Бишкек", "Gumi"):
        CityFactory(name=one, country="DE")

    assert names(typed) == [name]


@pytest.mark.parametrize("typed", ["Oslo", "se", "", "permit to build"])
def test_another_name_is_not(typed: str) -> None:
    CityFactory(name="Seoul")

    assert names(typed) == []


def test_how_close_is_close_and_filters_hold() -> None:
    for name, country in (("Lyonn", "FR"), ("Lyons", "US"), ("Lyonne", "FR")):
        CityFactory(name=name, country=country)
    known = directory()

    assert sorted(names("Lyonm")) == ["Lyonn", "Lyons"], "two letters of six are too many"
    assert found_or_near(known, Sought(words="Lyons"), "en", {}, inside=False)[1] is False
    found, close = found_or_near(known, Sought(words="Lyonm", country="US"), "en", {}, inside=False)
    assert ([one.name for one in found], close) == (["Lyons"], True)
    assert found_or_near(known, Sought(words="Lyonm", country="DE"), "en", {}, inside=False) == ([], False)
