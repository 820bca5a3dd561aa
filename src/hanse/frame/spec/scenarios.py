"""Scenarios: given these answers, when somebody does this, then the case stands there. They are the service's tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.kernel.places import Placed
from hanse.kernel.texts import Text

BEGINS = "2026-03-02T09:00:00+00:00"
"""A Monday morning without a holiday near."""

LONGEST_WAIT, MOST_PEOPLE = 36_600, 100
"""Days that pass at one move, of which each is played; and people who do the same one after another."""

type Given = Mapping[str, object]
"""Answers by question key, as a form or JSON gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Placed):
    """Somebody who may takes a transition; `people`: so many different ones do, one after another."""

    transition: str
    answers: Given = field(default_factory=dict)
    people: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Placed):
    """An office gives the opinion that it was asked for."""

    office: str
    answers: Given = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay(Placed):
    """The applicant pays what is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Placed):
    """Days pass, and deadlines with them."""

    days: int


type Move = Take | Say | Pay | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Placed):
    """`ends` is the state in which the case stands at last; `fee`, where named, what was asked for, as a text.

    `documents` are the keys of those issued on the way, in their order; `results` what tables must have given, by
    question key. `records` are what look-ups find, each what the record shows. `begins` is a day or a moment
    (ISO 8601) on the place's clock, so that holidays and the changes of the clock can be met on purpose.
    """

    key: str
    title: Text
    answers: Given
    records: Given = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    ends: str
    fee: str = ""
    documents: tuple[str, ...] = ()
    results: Given = field(default_factory=dict)
    begins: str = BEGINS
