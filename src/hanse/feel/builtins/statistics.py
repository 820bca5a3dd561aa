"""List functions that give one value for many (DMN 1.5, 10.3.4.4): count, sum, mean and their like."""

from collections.abc import Sequence
from decimal import Decimal, DecimalException
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.equality import before, no_order
from hanse.feel.values.kinds import NUMBERS, a
from hanse.feel.values.numbers import ARITHMETIC

library = Library()


@library.add("count(list: list)")
def count(_run: Run, values: list[Any]) -> int:
    """Return the number of elements, null ones too (10.3.4.4)."""
    return len(values)


@library.add("min(list...: spread)")
def least(run: Run, values: list[Any]) -> Any:
    """Return the least of values of one kind (10.3.4.4); null of none."""
    return _extreme(run, values, least=True)


@library.add("max(list...: spread)")
def greatest(run: Run, values: list[Any]) -> Any:
    """Return the greatest of values of one kind (10.3.4.4); null of none."""
    return _extreme(run, values, least=False)


def _extreme(run: Run, values: list[Any], *, least: bool) -> Any:
    run.spend(len(values))
    if not values:
        raise NullResult("the list is empty")
    best = values[0]
    if before(best, best, run) is None:
        raise NullResult(no_order(best, best))
    for value in values[1:]:
        is_better = before(value, best, run) if least else before(best, value, run)
        if is_better is None:
            raise NullResult(no_order(best, value))
        best = value if is_better else best
    return best


def numbers(run: Run, values: list[Any]) -> list[Decimal | int]:
    """Return a list that holds numbers alone and at least one (10.3.4.4); raise NullResult for any other."""
    run.spend(len(values))
    if not values:
        raise NullResult("the list is empty")
    for position, value in enumerate(values, 1):
        if type(value) not in NUMBERS:
            raise NullResult(f"element {position} is {a(value)}, not a number")
    return values


def total(values: Sequence[Decimal | int]) -> Decimal:
    """Return the sum of numbers (10.3.4.4); raise NullResult where 34 digits cannot hold it."""
    try:
        result = Decimal(0)
        for value in values:
            result = ARITHMETIC.add(result, value)
    except DecimalException:
        raise NullResult("the sum is too large") from None
    return result


@library.add("sum(list...: spread)")
def sum_(run: Run, values: list[Any]) -> Decimal:
    """Return the sum of numbers (10.3.4.4); null of none."""
    return total(numbers(run, values))


@library.add("product(list...: spread)")
def product(run: Run, values: list[Any]) -> Decimal:
    """Return the product of numbers (10.3.4.4); null of none."""
    try:
        result = Decimal(1)
        for value in numbers(run, values):
            result = ARITHMETIC.multiply(result, value)
    except DecimalException:
        raise NullResult("the product is too large") from None
    return result


@library.add("mean(list...: spread)")
def mean(run: Run, values: list[Any]) -> Decimal:
    """Return the arithmetic mean of numbers (10.3.4.4); null of none."""
    return ARITHMETIC.divide(total(numbers(run, values)), len(values))


@library.add("median(list...: spread)")
def median(run: Run, values: list[Any]) -> Decimal:
    """Return the middle one of numbers in order, or the mean of the two in the middle (10.3.4.4); null of none."""
    ordered = sorted(numbers(run, values))
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ARITHMETIC.create_decimal(ordered[middle])
    return ARITHMETIC.divide(total(ordered[middle - 1 : middle + 1]), 2)


@library.add("stddev(list...: spread)")
def stddev(run: Run, values: list[Any]) -> Decimal:
    """Return the standard deviation of a sample (n - 1) (10.3.4.4); null of fewer than two numbers."""
    if len(numbers(run, values)) < 2:
        raise NullResult("it takes two numbers at least")
    centre = mean(run, values)
    try:
        squares = [ARITHMETIC.power(ARITHMETIC.subtract(value, centre), 2) for value in values]
        return ARITHMETIC.sqrt(ARITHMETIC.divide(total(squares), len(values) - 1))
    except DecimalException:
        raise NullResult("the result is too large") from None


@library.add("mode(list...: spread)")
def mode(run: Run, values: list[Any]) -> list[Any]:
    """Return the numbers that occur most often, in order (10.3.4.4); the empty list of none."""
    if not values:
        return []
    counts: dict[Decimal | int, int] = {}
    for value in numbers(run, values):
        counts[value] = counts.get(value, 0) + 1
    most = max(counts.values())
    return sorted(value for value, occurrences in counts.items() if occurrences == most)
