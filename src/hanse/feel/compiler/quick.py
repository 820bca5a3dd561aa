"""Quick answers to what most rules are: conditions that compare plain inputs with what is written in them.

A quick answer needs the scope alone, no frame and no Run. It is true or false, and None where only the whole
evaluation can tell: for a value that is missing, or not plain, or of another kind.
"""

import operator
from collections.abc import Callable, Container, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any

from hanse.feel.compiler.values import constant_of, numeric_interval
from hanse.feel.tree import Comparison, Conjunction, Disjunction, Membership, Name, Node
from hanse.feel.values.kinds import NUMBERS
from hanse.feel.values.numbers import is_whole

type Quick = Callable[[Mapping[str, Any]], bool | None]

PYTHON: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""Each comparison as Python's, for two numbers or two texts."""
_EXACT = 2**53
"""Whole numbers below this are all floats as well."""


def quick_of(node: Node, inputs: Container[str]) -> Quick:
    """Return what answers an expression quickly, if anything does."""
    return _condition(node, inputs) or (lambda _: None)


def _condition(node: Node, inputs: Container[str]) -> Quick | None:
    match node:
        case Name(name=name) if name in inputs:
            return _truth(name)
        case Comparison(left=Name(name=name), operator=sign, right=right) if name in inputs:
            return _comparison(name, sign, right)
        case Membership(value=Name(name=name), tests=tests) if name in inputs:
            return _between(name, tests)
        case Conjunction(parts=parts) | Disjunction(parts=parts):
            found = [quick for part in parts if (quick := _condition(part, inputs))]
            decisive = isinstance(node, Disjunction)
            return _chain(found, decisive=decisive) if len(found) == len(parts) else None
    return None


def _truth(name: str) -> Quick:
    def answer(scope: Mapping[str, Any]) -> bool | None:
        value = scope.get(name)
        return value if value is True or value is False else None

    return answer


def _comparison(name: str, sign: str, right: Node) -> Quick | None:
    try:
        return quick_comparison(name, sign, constant_of(right))
    except ValueError:
        return None


def quick_comparison(name: str, sign: str, constant: Any) -> Quick | None:
    """Return what compares an input with a number, a text or a truth value; None where the constant is another."""
    if type(constant) in NUMBERS:
        return _against_number(name, PYTHON[sign], constant)
    if type(constant) is str or (type(constant) is bool and sign in {"=", "!="}):
        return _against_alike(name, PYTHON[sign], constant)
    return None


def _against_alike(name: str, python: Callable[[Any, Any], bool], constant: Any) -> Quick:
    kind = type(constant)

    def answer(scope: Mapping[str, Any]) -> bool | None:
        value = scope.get(name)
        return python(value, constant) if type(value) is kind else None

    return answer


def _against_number(name: str, python: Callable[[Any, Any], bool], constant: Decimal | int) -> Quick:
    for_int, for_float = _written(constant)

    def answer(scope: Mapping[str, Any]) -> bool | None:
        value = scope.get(name)
        if type(value) is int:
            return python(value, for_int)
        if type(value) is float and for_float is not None and isfinite(value):
            return python(value, for_float)
        return None

    return answer


@lru_cache(maxsize=1000)
def _written(constant: Decimal | int) -> tuple[Decimal | int, float | None]:
    """A number of the rule as whole numbers are compared with it fastest, and as floats are, where they can be.

    A float counts as the decimal number that it shows. That order is the order of floats wherever the constant is
    itself what a float shows.
    """
    if is_whole(constant) and -_EXACT < constant < _EXACT:
        return int(constant), float(constant)
    shown = float(constant)
    return constant, shown if isfinite(shown) and Decimal(repr(shown)) == constant else None


def _between(name: str, tests: Sequence[Node]) -> Quick | None:
    bounds = numeric_interval(tests)
    if bounds is None:
        return None
    low = _against_number(name, PYTHON[">=" if bounds.start_included else ">"], bounds.start)
    high = _against_number(name, PYTHON["<=" if bounds.end_included else "<"], bounds.end)
    return _chain([low, high], decisive=False)


def _chain(parts: Sequence[Quick], *, decisive: bool) -> Quick:
    """A conjunction, which one false part decides, or a disjunction, which one true part decides."""
    undecided = not decisive
    if len(parts) == 2:
        left, right = parts

        def answer_pair(scope: Mapping[str, Any]) -> bool | None:
            first = left(scope)
            if first is decisive:
                return decisive
            second = right(scope)
            if second is decisive:
                return decisive
            return undecided if first is undecided and second is undecided else None

        return answer_pair

    def answer(scope: Mapping[str, Any]) -> bool | None:
        known = True
        for part in parts:
            value = part(scope)
            if value is decisive:
                return decisive
            known = known and value is undecided
        return undecided if known else None

    return answer
