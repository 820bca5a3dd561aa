"""Play a scenario: the case is decided step by step, as the site would, and compared with what is expected."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from mimetypes import guess_type
from typing import cast
from uuid import NAMESPACE_OID, UUID, uuid5

from hanse.feel.errors import FeelLimitError
from hanse.frame.spec.acts import THE_APPLICANT, THE_SYSTEM, Act, Doer, GiveOpinion, PassTime, Payment, Step, Submit
from hanse.frame.spec.cases import Case
from hanse.frame.spec.deciding import decide
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Event, Json
from hanse.frame.spec.evolving import evolve
from hanse.frame.spec.refusals import ActRefused
from hanse.frame.spec.rules import RuleError
from hanse.frame.spec.scenarios import Given, Move, Pay, Say, Scenario, Take, Wait
from hanse.frame.spec.steps import APPLICANT
from hanse.questions.spec.answer import Answer, FileRef
from hanse.questions.spec.checking import check_answer, value_to_json
from hanse.questions.spec.question import Question


class ScenarioError(Exception):
    """A scenario that did not go as expected; the message says at which move, and why, `reason` why alone."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.reason = reason


@dataclass
class Played:
    """A case on its way, with its clock."""

    procedure: Declaration
    at: datetime
    case: Case | None = None
    events: list[Event] = field(default_factory=list)

    def do(self, act: Act) -> None:
        """Raises ActRefused and RuleError."""
        for event in decide(self.procedure, self.case, act):
            self.case = evolve(self.procedure, self.case, event)
            self.events.append(event)

    def pass_days(self, days: int) -> None:
        """Let days pass, one by one, as the site's daily job does."""
        for _ in range(days):
            self.at += timedelta(days=1)
            self.do(PassTime(by=THE_SYSTEM, at=self.at))


type Told = Callable[[Move | None, Played], None]
"""Hears after each move how the case stands; None: it was handed in."""


def untold(_move: Move | None, _played: Played) -> None:
    return


def play(procedure: Declaration, scenario: Scenario, told: Told = untold) -> Played:
    """Raises ScenarioError where a move is refused, or the end is another than the expected one."""
    played = Played(procedure, procedure.calendar.moment(scenario.begins))
    move: Move | None = None
    try:
        _submit(played, scenario)
        told(None, played)
        for move in scenario.moves:
            _make(played, move)
            told(move, played)
    except (ActRefused, RuleError, ScenarioError, FeelLimitError, OverflowError) as error:
        place = scenario.place if move is None else move.place
        raise ScenarioError(str(error), f"{place}: scenario {scenario.key}") from error
    troubles = list(_differences(scenario, played))
    if troubles:
        raise ScenarioError("; ".join(troubles), f"{scenario.place}: scenario {scenario.key}")
    return played


def stations(procedure: Declaration, scenario: Scenario) -> Iterator[str]:
    """The states in which its case stands once it is handed in, and after each move. Raises as `play` does."""
    play(procedure, scenario)
    played = Played(procedure, procedure.calendar.moment(scenario.begins))
    _submit(played, scenario)
    for move in (None, *scenario.moves):
        if move is not None:
            _make(played, move)
        assert played.case is not None
        yield played.case.state


def _submit(played: Played, scenario: Scenario) -> None:
    found = cast("dict[str, Json]", scenario.records)
    answers = read_answers(played.procedure, scenario.answers)
    played.do(Submit(by=THE_APPLICANT, at=played.at, answers=answers, records=found))


def read_answers(procedure: Declaration, given: Given) -> Mapping[str, Answer]:
    """What a form or JSON gives, as answers. Raises ScenarioError with every problem."""
    out: dict[str, Answer] = {}
    troubles: list[str] = []
    for key, raw in given.items():
        question = procedure.questions.get(key)
        found = check_answer(question, _stored(question, raw)) if question else None
        if isinstance(found, Answer):
            out[key] = found
        else:
            troubles.append(f"{key}: {found or 'there is no such question'}")
    if troubles:
        raise ScenarioError("; ".join(troubles))
    return out


def _stored(question: Question, raw: object) -> object:
    """A scenario only names files ("plan.pdf"), by endings that say their kinds; they stand for stored ones."""
    if question.kind != "file" or not isinstance(raw, list | tuple):
        return raw
    return [FileRef(one, one, guess_type(one)[0] or "", 1) if isinstance(one, str) else one for one in raw]


def _make(played: Played, move: Move) -> None:
    match move:
        case Wait(days=days):
            played.pass_days(days)
        case Pay():
            case = played.case
            due = (case.fee or Decimal(0)) - case.paid if case else Decimal(0)
            played.do(Payment(by=THE_SYSTEM, at=played.at, amount=due, reference=f"scenario-{len(played.events)}"))
        case Say(office=office, answers=given):
            answers = read_answers(played.procedure, given)
            played.do(GiveOpinion(by=somebody(office), at=played.at, office=office, answers=answers))
        case Take():
            for number in range(move.people):
                _take(played, move, number)


def _take(played: Played, move: Take, number: int) -> None:
    who = played.procedure.transition(move.transition).by
    by = THE_APPLICANT if who == APPLICANT else somebody(who, number)
    answers = read_answers(played.procedure, move.answers)
    played.do(Step(by=by, at=played.at, transition=move.transition, answers=answers))


def somebody(office: str, number: int = 0) -> Doer:
    """Of an office; the number tells apart those who decide together."""
    return Doer(id=person_of(office, number), offices=frozenset([office]))


def person_of(office: str, number: int = 0) -> UUID:
    """The same one in every run."""
    return uuid5(NAMESPACE_OID, f"{office}.{number}")


def _differences(scenario: Scenario, played: Played) -> Iterator[str]:
    case = played.case
    assert case is not None
    if case.state != scenario.ends:
        yield f"the case ends in “{case.state}”, expected was “{scenario.ends}”"
    if scenario.fee and case.fee != Decimal(scenario.fee):
        yield f"the fee is {case.fee}, expected was {scenario.fee}"
    wanted = read_answers(played.procedure, scenario.results)
    for key, answer in wanted.items():
        if case.answers.get(key) != answer:
            given = value_to_json(played.procedure.questions[key], case.answers[key]) if key in case.answers else None
            yield f"the result {key} is {given}, expected was {scenario.results[key]}"
    if case.documents != scenario.documents:
        yield f"issued were {list(case.documents)}, expected were {list(scenario.documents)}"
