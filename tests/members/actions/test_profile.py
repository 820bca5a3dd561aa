"""What a member says of itself is written whole, and noted without its words."""

import pytest

from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry
from hanse.members.actions import change_profile
from hanse.members.enums import Openness
from tests.factories.members import CityFactory
from tests.factories.membership import MemberOrganisationFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def test_what_is_not_named_stays_and_what_is_emptied_goes() -> None:
    party = CityFactory.create().party
    change_profile(party, by=BY, descriptions={"en": "One.", "fr": "Un."}, topics=["health"], level=Openness.MEMBERS)
    profile = change_profile(party, by=BY, descriptions={"fr": " ", "xx": "?"}, languages=["ko", "ko"])
    assert profile.descriptions == {"en": "One."}
    assert (profile.topics, profile.level) == (["health"], Openness.MEMBERS)
    party.city.refresh_from_db()
    assert party.city.languages == ["ko"]


def test_an_organisation_says_the_same() -> None:
    party = MemberOrganisationFactory.create().party
    change_profile(party, by=BY, website="https://cities.example", languages=["fr"])
    party.member_organisation.refresh_from_db()
    assert (party.member_organisation.website, party.member_organisation.languages) == (
        "https://cities.example",
        ["fr"],
    )


@pytest.mark.parametrize(("field", "value"), [("topics", ["gossip"]), ("languages", ["tlh"])])
def test_what_there_is_not_is_refused(field: str, value: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        change_profile(CityFactory.create().party, by=BY, **{field: value})
    assert refused.value.field == field


def test_the_audit_says_who_may_see_it_and_none_of_its_words() -> None:
    change_profile(CityFactory.create().party, by=BY, descriptions={"en": "Secret."}, level=Openness.PUBLIC)
    entry = AuditEntry.objects.get(verb="members.change_profile")
    assert entry.detail["open"]["level"] == "public"
    assert "Secret" not in str(entry.detail)
