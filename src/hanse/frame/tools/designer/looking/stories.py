"""A scenario as it is played: what happened at each move, and why it went no further."""

from collections.abc import Iterator
from dataclasses import dataclass

from hanse.frame.spec.cases import Case
from hanse.frame.spec.events import Event
from hanse.frame.spec.playing import Played, ScenarioError, play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Move, Scenario


@dataclass(frozen=True, slots=True)
class Turn:
    """One move (None: handing in), the events that it brought, and the case after them."""

    move: Move | None
    events: tuple[Event, ...]
    case: Case


@dataclass(frozen=True, slots=True)
class Story:
    """`trouble` says how it went otherwise than the scenario says, empty where it did not.

    `refused` is what stopped it on the way.
    """

    scenario: Scenario
    turns: tuple[Turn, ...]
    trouble: str = ""
    refused: BaseException | None = None


def story_of(procedure: Procedure, scenario: Scenario) -> Story:
    turns: list[Turn] = []
    told = 0

    def hear(move: Move | None, played: Played) -> None:
        nonlocal told
        assert played.case is not None
        turns.append(Turn(move, tuple(played.events[told:]), played.case))
        told = len(played.events)

    try:
        play(procedure, scenario, hear)
    except ScenarioError as error:
        return Story(scenario, tuple(turns), error.reason, error.__cause__)
    return Story(scenario, tuple(turns))


def stories(procedure: Procedure) -> Iterator[Story]:
    for scenario in procedure.scenarios:
        yield story_of(procedure, scenario)
