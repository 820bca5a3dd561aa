import pytest

from hanse.frame.spec.playing import play
from tests.frame.samples import permit


@pytest.mark.parametrize("number", range(3))
def test_scenarios_go_as_they_say(number: int) -> None:
    procedure = permit()
    scenario = procedure.scenarios[number]

    played = play(procedure, scenario)

    assert played.case is not None
    assert played.case.state == scenario.ends
    assert played.case.events == len(played.events)
