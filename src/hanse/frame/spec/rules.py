"""Rules of a procedure as decision tables: whether somebody is eligible, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from hanse.feel.dmn.model import Model
from hanse.feel.errors import FeelLimitError
from hanse.feel.tables.declaration import Table
from hanse.kernel.places import Placed
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question

CENT = Decimal("0.01")
TOO_MUCH = Decimal(10) ** 12


class RuleError(ValueError):
    """A table gave no usable result for a case; the message says which, and why."""


@dataclass(frozen=True, kw_only=True)
class Rule(Placed):
    """A decision table (DMN) whose givens are keys of questions."""

    table: Table

    @cached_property
    def model(self) -> Model:
        """The table, read once."""
        return self.table.model()

    @property
    def outputs(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.table.logic.outputs)

    def decide(self, scope: Mapping[str, object]) -> dict[str, object]:
        """The outputs by name. Raises RuleError where no rule holds, or a cell asks for more than FEEL may take."""
        given = {name: scope.get(name) for name in self.table.givens}
        try:
            found = self.model.decide(self.table.name, given)
        except FeelLimitError as error:
            raise RuleError(f"“{self.table.name}”: {error}") from error
        if found.value is None:
            raise RuleError(str(found))
        if len(self.outputs) == 1:
            return {self.outputs[0]: found.value}
        return dict(found.value)


@dataclass(frozen=True, kw_only=True)
class Eligibility(Rule):
    """Outputs `eligible` (boolean) and, if the table has it, `reason`: the key of one of `reasons`.

    `stops`: who is not eligible cannot apply; otherwise she is told, and may.
    """

    reasons: Mapping[str, Text]
    stops: bool = True


@dataclass(frozen=True, kw_only=True)
class Fee(Rule):
    """Output `fee`: an amount in `currency` (ISO 4217). It is fixed and asked for when the case enters `due_in`."""

    currency: str
    due_in: str

    def amount(self, scope: Mapping[str, object]) -> Decimal:
        """What is to be paid, to the hundredth. Raises RuleError."""
        fee = self.decide(scope)["fee"]
        if not isinstance(fee, Decimal) or not 0 <= fee < TOO_MUCH:
            raise RuleError(f"“{self.table.name}”: the fee must be a number of 0 or more, below {TOO_MUCH}, is {fee}")
        return fee if fee == fee.quantize(CENT) else fee.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Calculation(Rule):
    """A table of the procedure's own. Its outputs are the answers to `results`, questions that nobody is asked.

    They are worked out anew whenever something is answered, and known like any answer: to conditions, letters, fees,
    and the tables after this one.
    """

    key: str
    results: tuple[Question, ...]
