"""What a city's page shows members and not visitors: what it offers, and the way to be introduced."""

import pytest

from hanse.cooperation.actions.introductions import ask_for_introduction
from hanse.cooperation.actions.topics import change_topics
from hanse.cooperation.presenters.member import introduction_panel, topics_panel
from hanse.identity.public import NOBODY, grant_mandate, viewer_of
from hanse.members.public import Role
from tests.cooperation.pairs import BY, side
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_members_see_what_a_city_offers_and_visitors_do_not(django_assert_num_queries) -> None:
    gumi, quito = side("Gumi"), side("Quito", country="EC")
    viewer = viewer_of(gumi.coordinator)
    assert topics_panel(quito.id, viewer, "en") is None
    change_topics(city=quito.party, offers=[], offers_words="A desk", looks_for=[], looks_for_words="", by=BY)

    panel = topics_panel(quito.id, viewer, "en")
    assert panel.seen.topics.offers_words == "A desk"
    with django_assert_num_queries(0):
        assert topics_panel(quito.id, NOBODY, "en") is None


def test_a_coordinator_finds_on_another_citys_page_how_to_be_introduced(django_assert_num_queries) -> None:
    gumi, quito = side("Gumi"), side("Quito", country="EC")
    contributor = UserFactory()
    grant_mandate(user=contributor, party_id=gumi.id, role=Role.CONTRIBUTOR, by=BY)
    page, mine = f"/en/directory/{quito.id}/", gumi.client()
    ask = f"/en/connect/{gumi.id}/ask/{quito.id}/"
    assert ask in mine.get(page).text
    assert mine.get(ask).status_code == 200
    others = (NOBODY, viewer_of(quito.coordinator), viewer_of(contributor))
    with django_assert_num_queries(0):
        for viewer in others:
            assert introduction_panel(quito.id, viewer, "en") is None

    ask_for_introduction(city=gumi.party, other=quito.party, about="", message="Your portal.", by=gumi.coordinator)
    text = mine.get(page).text
    assert ask not in text
    assert f"/en/connect/{gumi.id}/introductions/" in text
