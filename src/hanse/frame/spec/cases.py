"""A case as a value: what is true of it after its events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from hanse.frame.spec.acts import Standing
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Event, Happened, Json
from hanse.frame.spec.steps import APPLICANT
from hanse.frame.spec.terms import Count
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.kinds.registry import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`applicant` is who handed it in with an account, `party` the organisation for which she did.

    `office` has it in its inbox, `holder` is who works on it. `due` is the last day of the state's deadline,
    `warn_on` the day from which to warn of it (None: not, or done already); `terms` are those that have begun and
    are not over, by key. `escalated` names the terms whose end has brought the case to another office, and is `""`
    for the state's deadline. `answers` are the applicant's and those of every step and opinion, by question key.
    `agreed` are the people who have agreed to a transition that several must make together. `received` is all that
    was ever paid, `paid` what is left of it after money was given back, `receipts` are the references of both, and
    `refunds` those of what waits for a second person to be given back, each with its amount and who asked.
    `records` are those that look-ups have found, as JSON, by look-up. `record` is what its register's record counts
    for.
    """

    state: str
    since: datetime
    applicant: UUID | None = None
    party: UUID | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    office: str = ""
    holder: UUID | None = None
    due: date | None = None
    warn_on: date | None = None
    terms: Mapping[str, Count] = field(default_factory=dict)
    escalated: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    agreed: Mapping[str, frozenset[UUID]] = field(default_factory=dict)
    eligibility: Mapping[str, object] | None = None
    fee: Decimal | None = None
    received: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    receipts: frozenset[str] = frozenset()
    refunds: Mapping[str, tuple[Decimal, UUID | None]] = field(default_factory=dict)
    records: Mapping[str, Json] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    registered: bool = False
    record: Standing = Standing.IN_FORCE
    erased: datetime | None = None
    events: int = 0

    @property
    def next_due(self) -> date | None:
        """The earliest last day of all that is counted."""
        return min(filter(None, [self.due, *(one.due for one in self.terms.values())]), default=None)

    @property
    def next_warning(self) -> date | None:
        """The earliest day from which somebody is to be warned."""
        return min(filter(None, [self.warn_on, *(one.warn_on for one in self.terms.values())]), default=None)


def scope_of(procedure: Declaration, case: Case) -> dict[str, object]:
    """What conditions on the case see: answers by question key, `fee`, `paid`, `eligible`, and `opinions` given."""
    return {
        **answers_in_scope(procedure, case.answers),
        "fee": case.fee,
        "paid": case.paid,
        "eligible": None if case.eligibility is None else case.eligibility.get("eligible"),
        "opinions": sorted(case.opinions),
        **{one.key: _in_feel(case.records.get(one.key)) for one in procedure.lookups},
    }


def _in_feel(value: Json) -> object:
    """JSON as FEEL has it: a record is a context, and every number a decimal."""
    if isinstance(value, dict):
        return {key: _in_feel(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_in_feel(one) for one in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


def answers_in_scope(procedure: Declaration, answers: Mapping[str, Answer]) -> dict[str, object]:
    """Answers as FEEL sees them; null where a question has none."""
    scope: dict[str, object] = dict.fromkeys(procedure.questions)
    for key, answer in answers.items():
        question = procedure.questions.get(key)
        if question is not None and answer.state is State.ANSWERED and answer.value is not None:
            scope[key] = kind_of(question).to_scope(question, answer.value)
    return scope


CASE_NAMES = ("fee", "paid", "eligible", "opinions")
"""Names that conditions on a case may use beside the keys of questions."""


def told_keys(procedure: Declaration, events: Iterable[Event]) -> tuple[str, ...]:
    """The questions of offices whose answers the applicant may read: what the steps so far tell, in their order."""
    taken = [str(event.facts["transition"]) for event in events if event.kind is Happened.MOVED]
    keys = (key for step in taken for key in procedure.transition(step).tells)
    return tuple(dict.fromkeys(keys))


def applicant_keys(procedure: Declaration) -> frozenset[str]:
    """The questions that the applicant answers herself."""
    own = {key for step in procedure.transitions if step.by == APPLICANT for key in (one.key for one in step.questions)}
    return frozenset(own | procedure.questionnaire.questions.keys())
