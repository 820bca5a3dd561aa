"""Every service goes as its scenarios say, and a street tree is ordered when it is granted."""

from pathlib import Path

import pytest
from django.conf import settings

from hanse.frame.public import declared
from hanse.frame.spec.playing import play
from hanse.frame.tools.rehearsing import rehearse
from hanse.kernel.models import Notice

FOLDERS = sorted(Path(head).parent for head in settings.ROOT.glob("services/*/procedure.yaml"))
SCENARIOS = [(folder.name, one) for folder in FOLDERS for one in declared(folder.name).scenarios]


@pytest.mark.parametrize(("service", "scenario"), SCENARIOS, ids=[f"{key}-{one.key}" for key, one in SCENARIOS])
def test_a_scenario_goes_as_it_says(service, scenario):
    played = play(declared(service), scenario)  # raises where a move is refused, or the end is another one

    assert played.case.state == scenario.ends


@pytest.mark.django_db
def test_the_gardeners_hear_of_a_granted_tree():
    service = declared("street_tree")
    planted = next(one for one in service.scenarios if one.key == "planted")

    case = rehearse(service, planted)

    assert case.state == "planted"
    letter = Notice.objects.get(address=settings.GARDENERS)
    assert case.number in letter.subject
    assert "Harbour Street 3" in letter.body
