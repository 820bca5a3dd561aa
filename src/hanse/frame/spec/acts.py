"""What somebody wants to do with a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from hanse.frame.spec.events import Json
from hanse.questions.spec.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Who acts: as the applicant, as the system, or for the offices in which a mandate is held.

    `key` is the person's key by which a program acts for her; it stands in the events.
    """

    id: UUID | None = None
    key: UUID | None = None
    applicant: bool = False
    system: bool = False
    offices: frozenset[str] = frozenset()


THE_APPLICANT = Doer(applicant=True)
THE_SYSTEM = Doer(system=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    by: Doer
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit(Act):
    """Begin a case with the applicant's answers, by question key; only those to questions that are asked.

    `party` is the organisation for which she applies. `sources` says of answers that were filled in where they come
    from; `records` what look-ups have found, each as JSON, or None.
    """

    answers: Mapping[str, Answer]
    party: UUID | None = None
    sources: Mapping[str, Json] = field(default_factory=dict)
    records: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Act):
    """Take a transition, with the answers to its questions."""

    transition: str
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion(Act):
    office: str
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Act):
    """Begin to work on a case of one's office; a colleague's claim ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Act):
    """Lay a case back into the inbox of the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Act):
    """Give a case to a colleague in the same office."""

    to: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Act):
    """What a payment provider or the cash desk has received; a negative amount was given back.

    A `reference` counts once. `because` is the reason for which an office gives money back.
    """

    amount: Decimal
    reference: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRefund(Act):
    """Ask a second person to agree that money is given back: she is the `Payment` of the same `reference`."""

    amount: Decimal
    reference: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRefund(Act):
    """Refuse what somebody asked, with a reason; whoever asked takes it back by it."""

    reference: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTime(Act):
    """The clock has moved on: do what the deadline of the state says, if it has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Act):
    """A remark for the offices alone."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Act):
    """Somebody of an office reads the case; the applicant can see that it was read, and when."""


class Standing(StrEnum):
    """What a register's record counts for, beside the days on which it holds."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord(Act):
    """Write a further version of the case's record: another standing, other contents by question key, or both.

    `because` stands in the register for all who can read it.
    """

    standing: Standing
    because: str
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase(Act):
    """Forget what a person said in a case that has ended. `because` stays for ever: it names no person."""

    because: str
