"""The scale of dues: a decision table, which says for each member what a year costs it and by which row.

What is not known of a member is told where the amount depends on it, and only there: no row holds by accident.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from hanse.feel.dmn.boxed import DecisionRule, DecisionTable, OutputClause
from hanse.feel.dmn.model import Model
from hanse.feel.errors import FeelLimitError
from hanse.feel.policies import HitPolicy
from hanse.feel.tables.declaration import Table
from hanse.members.charter.words import Words

KIND, INCOME_GROUP, POPULATION = "kind", "income group", "population"
GIVENS: Mapping[str, str] = {KIND: "string", INCOME_GROUP: "string", POPULATION: "number"}
"""What a row may look at, each with its type."""
AMOUNT, _ROW = "amount", "row"
ANYTHING = frozenset({"", "-"})
CENT = Decimal("0.01")
TOO_MUCH = Decimal(10) ** 9


class ScaleError(Exception):
    """A row of the scale gives no amount for a member; the message names the row."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What a year costs a member, and by which row of the scale, counted from 1."""

    amount: Decimal
    row: int
    name: Words


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is not known of a member and decides what it pays: some of GIVENS."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class Scale:
    """`names` are what its rows are called, in their order."""

    table: Table
    names: Sequence[Words]
    _models: dict[frozenset[str], Model] = field(default_factory=dict, compare=False, repr=False)

    def charge(self, known: Mapping[str, Any]) -> Charge | Lacking:
        """What a member of whom `known` is known pays for a year; what is None is not known. Raises ScaleError."""
        missing = frozenset(name for name in GIVENS if known.get(name) is None)
        lacking: set[str] = set()
        for row, amount in self._holding(known, missing):
            lacking |= missing & self._looks_at(row)
            if not lacking:
                return self._charge(row, amount)
        if lacking:
            return Lacking(tuple(name for name in GIVENS if name in lacking))
        raise ScaleError(f"no row holds for {known.get(KIND)}")

    def rows(self) -> list[tuple[Words, Decimal | None]]:
        """What each row is called and asks for a year: None where that is worked out for each member."""
        return [
            (name, Decimal(said) if said.replace(".", "", 1).isdigit() else None)
            for name, said in zip(self.names, (one.results[0].strip() for one in self.table.logic.rules), strict=True)
        ]

    def _charge(self, row: int, amount: object) -> Charge:
        if not isinstance(amount, Decimal) or not 0 <= amount < TOO_MUCH:
            raise ScaleError(f"row {row}: the amount must be a number of 0 or more, below {TOO_MUCH}, and is {amount}")
        return Charge(amount.quantize(CENT, ROUND_HALF_UP), row, self.names[row - 1])

    def _holding(self, known: Mapping[str, Any], missing: frozenset[str]) -> Sequence[tuple[int, object]]:
        """The rows that hold, or would for some value of what is missing, with their amounts, in their order."""
        given = {name: known.get(name) for name in GIVENS}
        try:
            found = self._model(missing).decide(self.table.name, given).value
        except FeelLimitError as error:
            raise ScaleError(str(error)) from error
        return [(int(one[_ROW]), one[AMOUNT]) for one in found or ()]

    def _model(self, missing: frozenset[str]) -> Model:
        """The table with its rows numbered, all that hold asked for, and the cells of what is missing left open."""
        if missing not in self._models:
            logic = self.table.logic
            rules = tuple(self._opened(rule, number, missing) for number, rule in enumerate(logic.rules, 1))
            outputs = (OutputClause(AMOUNT), OutputClause(_ROW))
            whole = DecisionTable(logic.inputs, outputs, rules, HitPolicy.RULE_ORDER, ())
            self._models[missing] = replace(self.table, logic=whole).model()
        return self._models[missing]

    def _opened(self, rule: DecisionRule, number: int, missing: frozenset[str]) -> DecisionRule:
        tests = tuple("-" if name in missing else cell for name, cell in zip(self._reads, rule.tests, strict=True))
        return DecisionRule(tests, (*rule.results, str(number)), ())

    def _looks_at(self, row: int) -> frozenset[str]:
        rule = self.table.logic.rules[row - 1]
        cells = zip(self._reads, rule.tests, strict=True)
        asked = {name for name, cell in cells if cell not in ANYTHING}
        return frozenset(asked | {name for name in GIVENS if name in rule.results[0]})

    @cached_property
    def _reads(self) -> tuple[str, ...]:
        return tuple(one.expression.text for one in self.table.logic.inputs)
