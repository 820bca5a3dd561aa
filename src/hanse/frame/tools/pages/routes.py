"""Which pages a service yields, and by which scenarios and links the preview leads to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from hanse.frame.spec.playing import stations
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Scenario
from hanse.kernel.places import Place
from hanse.questions.spec.question import Question

ASIDE = ("documents/", "files/", "receipt", "calendar.ics", "erase/", "payments/")
"""Below a case: what is no page, and what belongs to the site rather than to the service."""
LINKS = "[...document.querySelectorAll('main a[href]')].map(one => one.href)"


@dataclass(frozen=True, slots=True)
class Station:
    """A state in which a case can be seen, by the scenario and the number of moves that lead there."""

    scenario: Scenario
    moves: int
    state: str


def stations_of(procedure: Procedure) -> tuple[Station, ...]:
    """One for each state that a scenario reaches, by the shortest way."""
    found: dict[str, Station] = {}
    for scenario in procedure.scenarios:
        for moves, state in enumerate(stations(procedure, scenario)):
            if state not in found or moves < found[state].moves:
                found[state] = Station(scenario, moves, state)
    return tuple(found.values())


def offices_at(procedure: Procedure, state: str) -> tuple[str, ...]:
    """Who sees a case there: the office that has it, and those that are asked for an opinion."""
    found = procedure.state(state)
    return tuple(dict.fromkeys([*([found.office] if found.office else []), *(one.office for one in found.opinions)]))


def below(links: Sequence[str], case: str) -> list[str]:
    """The paths among the links of a case's page that lead to pages of that case."""
    paths = dict.fromkeys(urlsplit(one).path for one in links)
    return [one for one in paths if one.startswith(case) and one != case and not any(part in one for part in ASIDE)]


def asked_on(procedure: Procedure, path: str, state: str) -> tuple[str, Place, tuple[Question, ...]]:
    """What a page below a case is called, the part of the file that it is made of, and what it asks."""
    _before, _slash, rest = path.rstrip("/").rpartition("/")
    kind = _before.rpartition("/")[2]
    if kind == "steps" and any(one.key == rest for one in procedure.transitions):
        step = procedure.transition(rest)
        return f"step {rest}", step.place, step.questions
    for opinion in procedure.state(state).opinions:
        if kind == "opinions" and opinion.office == rest:
            return f"opinion of {rest} in state {state}", opinion.place, opinion.questions
    return f"{rest} in state {state}", procedure.state(state).place, ()


def places_of(procedure: Procedure) -> dict[str, Place]:
    return {key: one.place for key, one in procedure.questions.items()}


def unasked(procedure: Procedure, seen: set[str]) -> Iterator[Question]:
    """The applicant's questions whose pages no scenario leads to."""
    yield from (one for key, one in procedure.questionnaire.questions.items() if key not in seen)
