"""Every way of a case is walked; what can never happen is told in words."""

import time
from dataclasses import replace
from typing import Any

import pytest

from hanse.frame.spec.playing import play
from hanse.frame.spec.steps import SYSTEM, State, Transition
from hanse.frame.spec.walking.walk import walk
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t

SAMPLE = permit()


def changed(key: str, **more: Any) -> Any:
    return permit(transitions=tuple(replace(one, **more) if one.key == key else one for one in SAMPLE.transitions))


def told(procedure: Any) -> str:
    return "\n".join(map(str, walk(procedure).faults))


def test_every_step_and_state_of_the_sample_is_walked() -> None:
    found = walk(SAMPLE)

    assert found.steps == {one.key for one in SAMPLE.transitions}
    assert found.states == {one.key for one in SAMPLE.states}
    assert found.faults == ()
    assert not found.cut


def test_every_path_is_a_scenario_that_plays_and_no_two_are_the_same() -> None:
    paths = walk(SAMPLE).paths

    assert [str(one.title) for one in paths] == [
        "Not paid",
        "Paid → Grant",
        "Paid → Refuse",
        "Paid → Ask for more → Complete → Grant",
        "Paid → Ask for more → Complete → Refuse",
    ]
    assert [play(SAMPLE, one).case.state for one in paths] == [one.ends for one in paths]  # type: ignore[union-attr]


def test_the_sample_is_walked_in_well_under_a_second() -> None:
    walk(SAMPLE)
    begun = time.perf_counter()
    walk(SAMPLE)
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize(
    ("key", "when"),
    [("grant", 'safe = "maybe"'), ("grant", "area > 5000"), ("refuse", 'safe = "yes" and safe = "no"')],
)
def test_a_condition_that_is_never_true_is_told(key: str, when: str) -> None:
    words = told(changed(key, when=when))

    assert f"transition {key}: can never be taken: its condition “{when}” was never true there" in words


@pytest.mark.parametrize("when", ["area = 101", "area > 4999", 'area < 2 and safe = "yes"'])
def test_a_condition_that_is_true_in_a_corner_is_found(when: str) -> None:
    assert "grant" in walk(changed("grant", when=when)).steps


def test_what_follows_from_a_step_that_is_never_taken_is_told_as_well() -> None:
    words = told(changed("ask", when="area < 0"))

    assert "state completing: no case came here" in words
    assert "transition complete: can never be taken: no case came to completing" in words


def test_where_a_case_gets_stuck_is_told_with_the_answers_that_brought_it_there() -> None:
    stuck = changed("refuse", when='safe = "no" and area > 100')
    without_asking = permit(transitions=tuple(one for one in stuck.transitions if one.key not in {"ask", "complete"}),
                            states=tuple(one for one in stuck.states if one.key != "completing"))  # fmt: skip

    assert "state checking: a case can get stuck here: nothing can be done with it (" in told(without_asking)
    assert "safe = no" in told(without_asking)


def test_a_step_of_the_system_behind_another_is_told() -> None:
    later = Transition(
        key="later", title=t("Later"), sources=("checking",), target="refused", by=SYSTEM, when="area < 0"
    )

    assert "transition later: can never be taken" in told(permit(transitions=(*SAMPLE.transitions, later)))


def test_more_ways_than_can_be_walked_are_cut_and_said_so() -> None:
    assert walk(SAMPLE, most=5).cut


def test_many_questions_and_states_are_walked_in_bounded_time() -> None:
    asked = tuple(Question(key=f"q{number}", kind="yes_no", text=t(f"Q{number}")) for number in range(12))
    rooms = tuple(State(key=f"room_{number}", title=t(f"Room {number}"), office="building") for number in range(6))
    doors = tuple(
        Transition(key=f"d{one}_{other}", title=t(f"{one} to {other}"), sources=(f"room_{one}",), target=f"room_{other}",
                   by="building", when=f"q{one} and not(q{other + 6})")
        for one in range(6) for other in range(6) if one != other
    )  # fmt: skip
    end = State(key="end", title=t("End"), final=True)
    out = Transition(key="out", title=t("Out"), sources=("room_5",), target="end", by="building")
    maze = permit(
        sections=(Section(key="s", title=t("S"), questions=asked),), email="", eligibility=None, fee=None, scenarios=(),
        states=(*rooms, end), transitions=(*doors, out), documents=(), register=None,
    )  # fmt: skip

    begun = time.perf_counter()
    found = walk(maze)

    assert "out" in found.steps
    assert time.perf_counter() - begun < 20
