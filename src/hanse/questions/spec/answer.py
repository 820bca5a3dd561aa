"""An answer as a value: answered, not applicable with a reason, or not known here and who to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from hanse.questions.spec.question import Choice

type Value = Choice | Decimal | tuple[Choice, ...] | Mapping[str, Choice]
"""single: the option's value; multiple: option values in the question's order; number: a decimal;
matrix: row → column value, rows in order; text: a string."""

type JsonValue = Choice | float | list[Choice] | dict[str, Choice] | None


class State(StrEnum):
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to the question `key`. `note` is the reason (not applicable) or who to ask (unknown)."""

    key: str
    state: State
    value: Value | None = None
    note: str = ""

    @classmethod
    def answered(cls, key: str, value: Value) -> Self:
        return cls(key, State.ANSWERED, value)

    @classmethod
    def not_applicable(cls, key: str, reason: str) -> Self:
        return cls(key, State.NOT_APPLICABLE, None, reason)

    @classmethod
    def unknown(cls, key: str, ask: str = "") -> Self:
        return cls(key, State.UNKNOWN, None, ask)
