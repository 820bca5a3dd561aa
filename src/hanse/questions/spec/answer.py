"""An answer as a value: answered, not applicable with a reason, or not known here and who to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from hanse.questions.spec.question import Choice


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that was stored and checked: `id` is the store's, `size` in bytes."""

    id: str
    name: str
    media_type: str
    size: int


type Value = Choice | Decimal | date | Money | FileRef | tuple[Value, ...] | Mapping[str, Value]
"""single: the option's value; multiple: option values in the question's order; number: a decimal;
matrix: row → column value, rows in order; text, e-mail, phone, identifier: a string; date: a date; yes/no: a bool;
what has parts (address, person …): part → value; files: a tuple; group: a tuple of mappings, one an entry."""

type JsonValue = Choice | float | list[JsonValue] | dict[str, JsonValue] | None


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
