"""What a city offers stands on its page for members, and not for visitors."""

import pytest

from hanse.cooperation.actions.topics import change_topics
from hanse.cooperation.presenters.member import topics_panel
from hanse.identity.public import NOBODY, viewer_of
from tests.cooperation.pairs import BY, side

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
