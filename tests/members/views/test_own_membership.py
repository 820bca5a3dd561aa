"""A member's own membership: seen by its people, left and kept by its coordinator; and its history for the secretariat."""

import pytest
from django.urls import reverse

from hanse.kernel.clock import today
from hanse.members.actions import end_membership
from hanse.members.enums import EndReason
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def page_of(client, team):
    def page(person, address="own_membership", **said):
        client.force_login(person, backend=BACKEND)
        path = reverse(f"members:{address}", args=[team.city.pk])
        return client.post(path, said, follow=True) if said else client.get(path)

    return page


def test_its_people_see_it_and_the_coordinator_leaves_and_stays(team, page_of) -> None:
    assert "Withdraw from the network" not in page_of(team.contributor).text
    assert "Withdraw from the network" in page_of(team.coordinator).text
    assert page_of(team.stranger).status_code == 403
    assert page_of(team.contributor, "withdraw_member").status_code == 403

    year = str(today().year + 1)
    said = {"leaves_on-day": "31", "leaves_on-month": "12", "leaves_on-year": year, "because": "We said so"}
    assert "It is no longer a member from" in page_of(team.coordinator, "withdraw_member", **said).text
    assert "It is no longer a member from" in page_of(team.secretariat, "member").text
    assert "the membership goes on" in page_of(team.coordinator, "stay_member", yes="on").text


def test_the_secretariat_renames_and_sees_what_was_merged_on_both_pages(team, page_of, client) -> None:
    page = page_of(team.secretariat, "rename_member", name="Great Gumi", because="It has grown")
    assert "it was called Gumi before" in page.text

    other = CityFactory.create(name="Small Town")
    end_membership(other.party, reason=EndReason.MERGED, because="One council", into=team.city.party, by=SYSTEM)
    assert "Small Town was merged into it" in page_of(team.secretariat, "member").text
    merged = client.get(reverse("members:member", args=[other.pk])).text
    assert "Great Gumi. One council" in merged
    assert reverse("members:member", args=[team.city.pk]) in merged
