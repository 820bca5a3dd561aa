"""What search finds of members is what the directory shows everybody."""

import pytest

from hanse.members.enums import Openness
from hanse.members.presenters.finding import find_members, shown_members
from tests.factories.members import CityFactory
from tests.factories.membership import ProfileFactory

pytestmark = pytest.mark.django_db


def found(words: str, language: str = "en") -> list[str]:
    keys = find_members(words, language)
    shown = shown_members(keys, language)
    return [shown[key].title for key in keys]


def test_by_name_first_then_by_what_they_say_and_by_country() -> None:
    says, named = CityFactory(name="Aachen", country="DE"), CityFactory(name="Bridge Town", country="FR")
    ProfileFactory(party=says.party, level=Openness.PUBLIC, descriptions={"en": "A bridge between cities."})
    ProfileFactory(party=named.party, level=Openness.PUBLIC)

    assert found("bridge") == ["Bridge Town", "Aachen"]
    assert found("allemagne", "fr") == ["Aachen"]


@pytest.mark.parametrize(
    ("level", "seen"), [(Openness.PUBLIC, True), (Openness.MEMBERS, False), (Openness.PRIVATE, False)]
)
def test_what_a_member_shares_with_fewer_is_not_found(level: str, seen: bool) -> None:
    city = CityFactory(name="Aachen")
    ProfileFactory(party=city.party, level=level, descriptions={"en": "A bridge between cities."})

    assert bool(found("bridge")) is seen


def test_a_member_that_is_not_listed_or_none_any_more_is_not_there() -> None:
    hidden, gone = CityFactory(name="Hidden"), CityFactory(name="Stranger", member="")
    ProfileFactory(party=hidden.party, is_listed=False)

    assert found("Hidden") == found("Hiden") == found("Stranger") == []
    assert shown_members([hidden.party_id, gone.party_id], "en") == {}


def test_a_mistyped_name_finds_those_that_are_close() -> None:
    CityFactory(name="Seoul")

    assert found("Seuol") == ["Seoul"]
