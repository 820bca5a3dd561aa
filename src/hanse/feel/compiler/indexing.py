"""Which rules of a long table can hold at all: by the one input that most rules compare with a text or a number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any

from hanse.feel.boxes import RuleOf, Tests
from hanse.feel.compiler.values import constant_of
from hanse.feel.values.kinds import NUMBERS

_WORTH_IT = 16
"""Rules that ask for one value each; fewer are tried faster than looked up."""


@dataclass(frozen=True, slots=True)
class Index:
    """The rules by the value that they ask of one input, and those that ask something else of it."""

    place: int
    by_value: Mapping[Any, Sequence[int]]
    others: Sequence[int]
    every: Sequence[int]

    def candidates(self, values: Sequence[Any]) -> Iterable[int]:
        """Return the numbers of the rules that may hold, in their order."""
        value = values[self.place]
        if type(value) is not str and type(value) not in NUMBERS:
            return self.every
        found = self.by_value.get(value, ())
        return merge(found, self.others) if found and self.others else found or self.others


def index_by_value(rules: Sequence[RuleOf], inputs: int) -> Index | None:
    """Return the index by the best of the inputs; None where none is worth it."""
    found = [_by_input(rules, place) for place in range(inputs)]
    best = min(found, key=lambda index: len(index.others), default=None)
    return None if best is None or len(rules) - len(best.others) < _WORTH_IT else best


def _by_input(rules: Sequence[RuleOf], place: int) -> Index:
    by_value: dict[Any, list[int]] = {}
    others: list[int] = []
    for number, rule in enumerate(rules):
        wanted = _wanted(rule.tests[place])
        if wanted is None:
            others.append(number)
        for value in wanted or ():
            by_value.setdefault(value, []).append(number)
    return Index(place, by_value, others, range(len(rules)))


def _wanted(tests: Tests | None) -> set[Any] | None:
    """The texts and numbers of which a cell asks for one; None where it asks something else."""
    if tests is None or tests.negated:
        return None
    try:
        values = [constant_of(test) for test in tests.tests]
    except ValueError:
        return None
    return set(values) if all(type(value) is str or type(value) in NUMBERS for value in values) else None
