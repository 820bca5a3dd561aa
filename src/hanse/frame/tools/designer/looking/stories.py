"""A scenario as it is played: what happened at each move, and why it went no further."""

from collections.abc import Iterator
from dataclasses import dataclass

from hanse.frame.spec.cases import Case
from hanse.frame.spec.events import Event
from hanse.frame.spec.playing import Played, ScenarioError, play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Move, Scenario
from hanse.frame.tools.designer.looking.patience import Patience, TookTooLong

PATIENCE = 10.0
"""Seconds for all scenarios of a service together, of which each takes some thousandths of one."""


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


def story_of(procedure: Procedure, scenario: Scenario, patience: Patience | None = None) -> Story:
    turns: list[Turn] = []
    told = 0

    def hear(move: Move | None, played: Played) -> None:
        nonlocal told
        assert played.case is not None
        if patience:
            patience()
        turns.append(Turn(move, tuple(played.events[told:]), played.case))
        told = len(played.events)

    try:
        if patience:
            patience()
        play(procedure, scenario, hear)
    except TookTooLong as error:
        return Story(scenario, tuple(turns), str(error), error)
    except ScenarioError as error:
        return Story(scenario, tuple(turns), error.reason, error.__cause__)
    return Story(scenario, tuple(turns))


def stories(procedure: Procedure, seconds: float = PATIENCE) -> Iterator[Story]:
    """What does not fit into so many seconds is stopped, and says so."""
    patience = Patience(seconds)
    for scenario in procedure.scenarios:
        yield story_of(procedure, scenario, patience)
