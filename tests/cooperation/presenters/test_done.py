"""What members did together, for the network's numbers over time."""

import pytest

from hanse.cooperation.actions import introductions as acts
from hanse.cooperation.presenters.done import introductions_agreed
from hanse.kernel.clock import today
from tests.cooperation.pairs import side

pytestmark = pytest.mark.django_db


def test_introductions_count_on_the_day_on_which_both_sides_have_agreed() -> None:
    gumi, quito, lima = side("Gumi"), side("Quito", country="EC"), side("Lima", country="PE")
    said = {"city": gumi.party, "about": "services", "message": "We build a portal.", "by": gumi.coordinator}
    acts.ask_for_introduction(other=lima.party, **said)
    one = acts.ask_for_introduction(other=quito.party, **said)
    assert introductions_agreed().days == []
    acts.accept_introduction(one, by=quito.coordinator)
    assert introductions_agreed().days == [today()]
