"""Walk every way that a case can go, to see which steps can never be taken and where it gets stuck."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.scenarios import Scenario
from hanse.frame.spec.walking.ways import Way, Ways
from hanse.kernel.texts import Text

MOST_WAYS = 4000
MOST_VISITS = 2
"""A way may come back to a state once."""


@dataclass(frozen=True, slots=True)
class Walk:
    """`paths` reach an end, each a scenario that plays; `cut`: there are more ways than were walked.

    `faults` say which states and transitions no case came to, and where a case could not go on.
    """

    paths: tuple[Scenario, ...]
    steps: frozenset[str]
    states: frozenset[str]
    faults: tuple[Fault, ...]
    cut: bool = False


def unwatched() -> None:
    return


def walk(procedure: Declaration, *, most: int = MOST_WAYS, watch: Callable[[], None] = unwatched) -> Walk:
    """First wherever a case can stand, then every path there, at most `most` ways on either round.

    `watch` is called before each thing that is tried; what it raises ends the walk. Raises FeelLimitError.
    """
    ways = Ways(procedure, watch)
    begun = list(ways.begin())
    outcome = ways.choosing.outcome
    standing = list(_explore(ways, begun, lambda way: (way.case.state, outcome(way.case)), most))
    walked = list(_explore(ways, begun, lambda way: (way.steps, way.case.state, outcome(way.case)), most))
    steps = frozenset(key for way in (*standing, *walked) for key in way.steps)
    states = frozenset(key for way in (*standing, *walked) for key in way.states)
    ended = [way for way in walked if procedure.state(way.case.state).final]
    faults = (
        *_unanswered(procedure, ways),
        *_unreached(procedure, ways, steps, states),
        *_stuck(procedure, ways, standing),
    )
    cut = len(walked) >= most
    return Walk(tuple(_scenarios(procedure, ended)), steps, states, faults, cut)


def _explore(ways: Ways, begun: Iterable[Way], key: Callable[[Way], Hashable], most: int) -> Iterator[Way]:
    """Ways in the order of their length, one for each `key`."""
    seen: set[Hashable] = set()
    left = deque(begun)
    while left and len(seen) < most:
        way = left.popleft()
        if key(way) in seen or max(Counter(way.states).values()) > MOST_VISITS:
            continue
        seen.add(key(way))
        yield way
        left.extend(ways.onward(way))


def _unanswered(procedure: Declaration, ways: Ways) -> Iterator[Fault]:
    for key in sorted(ways.choosing.unanswered):
        question = procedure.questions[key]
        yield Fault(
            question.place, f"question {key}", "no answer was found that it takes, so that no case gets past it"
        )


def _unreached(procedure: Declaration, ways: Ways, steps: frozenset[str], states: frozenset[str]) -> Iterator[Fault]:
    for state in procedure.states:
        if state.key not in states:
            yield Fault(state.place, f"state {state.key}", "no case came here, whatever was answered")
    for step in procedure.transitions:
        if step.key in steps:
            continue
        if not states & set(step.sources):
            why = f"no case came to {' or '.join(step.sources)}"
        elif step.when.strip():
            why = f"its condition “{step.when}” was never true there, whatever was answered"
        else:
            why = ways.refused.get(step.key, "another step was always taken before it")
        yield Fault(step.place, f"transition {step.key}", f"can never be taken: {why}")


def _stuck(procedure: Declaration, ways: Ways, standing: Iterable[Way]) -> Iterator[Fault]:
    """Where nothing can be done with a case: one example for each state."""
    told: set[str] = set()
    for way in standing:
        state = procedure.state(way.case.state)
        if state.final or state.key in told or next(ways.onward(way), None) is not None:
            continue
        told.add(state.key)
        answered = ", ".join(f"{key} = {raw}" for key, raw in _given(way)) or "no answers"
        yield Fault(
            state.place, f"state {state.key}", f"a case can get stuck here: nothing can be done with it ({answered})"
        )


def _given(way: Way) -> Iterator[tuple[str, object]]:
    yield from way.answers.items()
    for move in way.moves:
        yield from getattr(move, "answers", {}).items()


def _scenarios(procedure: Declaration, ended: Iterable[Way]) -> Iterator[Scenario]:
    """One for each path: the first way that went it."""
    first: dict[tuple[str, ...], Way] = {}
    for way in ended:
        first.setdefault(way.steps, way)
    for number, (steps, way) in enumerate(first.items(), 1):
        words = " → ".join(procedure.transition(step).title.default for step in steps)
        yield Scenario(
            key=f"path_{number}",
            title=Text(f"scenario.path_{number}.title", words or procedure.start.title.default),
            answers=way.answers,
            records=way.records,
            moves=way.moves,
            ends=way.case.state,
            fee="" if way.case.fee is None else str(way.case.fee),
            documents=way.case.documents,
        )
