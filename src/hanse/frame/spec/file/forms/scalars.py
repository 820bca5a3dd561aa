"""Words, numbers, truth values, and choices among known words."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from hanse.frame.spec.file.forms.base import Form, Plain, Spot
from hanse.questions.spec.kinds.registry import kinds


class Words(Form):
    """A string; where `numbers`, one that looks like a number need not stand in quotes."""

    def __init__(self, *, numbers: bool = False) -> None:
        self.numbers = numbers

    def schema(self) -> dict[str, Plain]:
        return {"type": ["string", "number"] if self.numbers else "string"}

    def read(self, value: Plain, at: Spot) -> str:
        del at
        return str(value)

    def write(self, value: str, identity: str) -> Plain:
        del identity
        return value


@dataclass(frozen=True)
class Same(Form):
    """What the file holds as it is: whole numbers, truth values, option values, answers of scenarios."""

    shape: tuple[str, ...]

    def schema(self) -> dict[str, Plain]:
        return {"type": self.shape[0] if len(self.shape) == 1 else list(self.shape)} if self.shape else {}

    def read(self, value: Plain, at: Spot) -> Plain:
        del at
        return value

    def write(self, value: object, identity: str) -> Plain:
        del identity
        return plain(value)


def plain(value: object) -> Plain:
    """An answer as JSON gives it."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


class Number(Form):
    """A decimal; in quotes only where a file's number would not keep its digits."""

    def schema(self) -> dict[str, Plain]:
        return {"type": ["number", "string"]}

    def read(self, value: Plain, at: Spot) -> Decimal:
        try:
            found = Decimal(str(value).strip())
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            at.fault(f"must be a number, is “{value}”. Write its digits with a point: 12.5")
            return Decimal(0)
        return found

    def write(self, value: Decimal, identity: str) -> Plain:
        del identity
        return number(value)


def number(given: Decimal | int) -> int | float | str:
    """A number without quotes if that is exact."""
    value = Decimal(given)
    if value == value.to_integral_value() and abs(value) < 10**15:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


@dataclass(frozen=True)
class OneOf(Form):
    """One of the words of an enumeration."""

    kind: type[StrEnum]

    def schema(self) -> dict[str, Plain]:
        return {"enum": [one.value for one in self.kind]}

    def read(self, value: Plain, at: Spot) -> StrEnum:
        del at
        return self.kind(value)

    def write(self, value: StrEnum, identity: str) -> Plain:
        del identity
        return value.value


class Kinds(Words):
    """The kind of a question: one of those that the runner has."""

    def schema(self) -> dict[str, Plain]:
        return {"enum": list(kinds())}
