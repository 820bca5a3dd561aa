from dataclasses import replace

import pytest

from hanse.frame.spec.playing import ScenarioError, play, read_answers, stations
from hanse.questions.spec.answer import FileRef
from hanse.questions.spec.question import FileRule, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t


@pytest.mark.parametrize("number", range(3))
def test_scenarios_go_as_they_say(number: int) -> None:
    procedure = permit()
    scenario = procedure.scenarios[number]

    played = play(procedure, scenario)

    assert played.case is not None
    assert played.case.state == scenario.ends
    assert played.case.events == len(played.events)


def with_plan():
    plan = Question(key="plan", kind="file", text=t("Plan"), files=FileRule(kinds=("pdf", "jpeg"), most=2))
    return permit(
        sections=(*permit().sections, Section(key="papers", title=t("Papers"), questions=(plan,))), scenarios=()
    )


def test_a_scenario_names_files_by_their_endings() -> None:
    procedure = with_plan()
    found = read_answers(procedure, {"plan": ["a.pdf", "b.jpg"]})["plan"]

    assert found.value == (FileRef("a.pdf", "a.pdf", "application/pdf", 1), FileRef("b.jpg", "b.jpg", "image/jpeg", 1))
    scenario = replace(permit().scenarios[0], answers={**permit().scenarios[0].answers, "plan": ["a.pdf"]})
    assert play(procedure, scenario).case.state == "granted"  # type: ignore[union-attr]


@pytest.mark.parametrize(("named", "says"), [(["a.exe"], "another kind"), (["a"], "another kind"), ([7], "uploaded")])
def test_a_file_that_the_question_does_not_take_is_refused(named: list[object], says: str) -> None:
    with pytest.raises(ScenarioError, match=says):
        read_answers(with_plan(), {"plan": named})


def test_the_states_on_the_way_of_a_scenario_are_one_for_each_move() -> None:
    for scenario in permit().scenarios:
        moves = scenario.moves
        states = list(stations(permit(), scenario))
        assert states[-1] == scenario.ends
        assert len(states) == len(moves) + 1
        begun = replace(scenario, moves=(), ends=states[0], documents=(), results={})
        assert play(permit(), begun).case
