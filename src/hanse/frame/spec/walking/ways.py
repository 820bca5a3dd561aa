"""A case on its way, as a value: each act makes a further way of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, product
from typing import cast

from hanse.frame.spec.acts import THE_APPLICANT, THE_SYSTEM, Act, GiveOpinion, PassTime, Payment, Step, Submit
from hanse.frame.spec.cases import Case
from hanse.frame.spec.deciding import asked_opinions, decide
from hanse.frame.spec.declaration import Declaration, opinion_key
from hanse.frame.spec.events import Happened, Json
from hanse.frame.spec.evolving import evolve
from hanse.frame.spec.passing import running
from hanse.frame.spec.playing import somebody
from hanse.frame.spec.refusals import ActRefused
from hanse.frame.spec.rules import RuleError
from hanse.frame.spec.scenarios import BEGINS, Given, Move, Pay, Say, Take, Wait
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Transition
from hanse.frame.spec.walking.choosing import MOST_COMBINATIONS, Choosing, answers_of, raw_of

START = datetime.fromisoformat(BEGINS).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`states` it has stood in and `steps` it has taken, in order; `moves` bring another case the same way."""

    answers: Given
    records: Given = field(default_factory=dict)
    case: Case
    at: datetime
    states: tuple[str, ...]
    steps: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


class Ways:
    """How ways begin and go on; `refused` gathers why they did not."""

    def __init__(self, procedure: Declaration, watch: Callable[[], None]) -> None:
        self.procedure = procedure
        self.watch = watch
        self.choosing = Choosing(procedure, watch)
        self.refused: dict[str, str] = {}

    def begin(self) -> Iterator[Way]:
        """A case for each outcome that the applicant's answers can have."""
        records = list(self._records())
        for given in self.choosing.of(self.procedure.questionnaire, self._day(START)):
            for found in records:
                act = Submit(by=THE_APPLICANT, at=START, answers=answers_of(given), records=found)
                way = self._after(None, act, answers=raw_of(given))
                if way is not None:
                    yield replace(way, records=found)

    def _records(self) -> Iterator[dict[str, Json]]:
        """What look-ups may find: nothing, or what they find in a scenario."""
        keys = [one.key for one in self.procedure.lookups]
        examples = [[one.records[key] for one in self.procedure.scenarios if key in one.records] for key in keys]
        for chosen in product(*([None, *found] for found in examples)):
            yield {key: cast("Json", one) for key, one in zip(keys, chosen, strict=True) if one is not None}

    def onward(self, way: Way) -> Iterator[Way]:
        """Everything that can be done next."""
        procedure, case = self.procedure, way.case
        if procedure.state(case.state).final:
            return
        if case.fee is not None and case.paid < case.fee:
            act = Payment(by=THE_SYSTEM, at=way.at, amount=case.fee - case.paid, reference="walk")
            yield from self._made(self._after(way, act), Pay())
        yield from self._opinions(way)
        for step in procedure.steps_from(case.state):
            if step.by != SYSTEM:
                yield from self._take(way, step)
        late = next((one for one in running(procedure, case) if one.deadline.then), None)
        if late is not None:
            days = max(1, (late.due - procedure.calendar.day_of(way.at)).days + 1)
            later = way.at + timedelta(days=days)
            yield from self._made(self._after(way, PassTime(by=THE_SYSTEM, at=later)), Wait(days=days))

    def _opinions(self, way: Way) -> Iterator[Way]:
        """All opinions that are asked for, given together."""
        asked = [one for one in asked_opinions(self.procedure, way.case) if one.office not in way.case.opinions]
        asking = [self.procedure.asking[opinion_key(way.case.state, one.office)] for one in asked]
        together = product(*(self.choosing.of(one, self._day(way.at)) for one in asking)) if asked else ()
        for chosen in islice(together, MOST_COMBINATIONS):
            found: Way | None = way
            for one, given in zip(asked, chosen, strict=True):
                act = GiveOpinion(by=somebody(one.office), at=way.at, office=one.office, answers=answers_of(given))
                move = Say(office=one.office, answers=raw_of(given))
                found = next(self._made(self._after(found, act), move), None) if found else None
            if found is not None:
                yield found

    def _take(self, way: Way, step: Transition) -> Iterator[Way]:
        asking = self.procedure.asking.get(step.key)
        for given in self.choosing.of(asking, self._day(way.at)) if asking else [{}]:
            found: Way | None = way
            for number in range(step.together):
                by = THE_APPLICANT if step.by == APPLICANT else somebody(step.by, number)
                act = Step(by=by, at=way.at, transition=step.key, answers=answers_of(given))
                found = self._after(found, act, step.key) if found else None
            yield from self._made(found, Take(transition=step.key, answers=raw_of(given), people=step.together))

    def _day(self, at: datetime) -> date:
        return self.procedure.calendar.day_of(at)

    def _made(self, way: Way | None, move: Move) -> Iterator[Way]:
        if way is not None:
            yield replace(way, moves=(*way.moves, move))

    def _after(self, way: Way | None, act: Act, step: str = "", answers: Given | None = None) -> Way | None:
        self.watch()
        case = way.case if way else None
        try:
            events = decide(self.procedure, case, act)
        except (ActRefused, RuleError) as refused:
            self.refused.setdefault(step, str(refused))
            return None
        if not events:
            return None
        moved: list[str] = []
        states: list[str] = []
        for event in events:
            case = evolve(self.procedure, case, event)
            if event.kind in {Happened.SUBMITTED, Happened.MOVED}:
                states.append(str(event.facts["target"]))
                moved += [str(event.facts["transition"])] if event.kind is Happened.MOVED else []
        assert case is not None
        if way is None:
            return Way(answers=answers or {}, case=case, at=act.at, states=tuple(states), steps=tuple(moved))
        return replace(way, case=case, at=act.at, states=(*way.states, *states), steps=(*way.steps, *moved))
