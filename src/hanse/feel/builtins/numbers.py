"""Numeric functions (DMN 1.5, 10.3.4.5)."""

from collections.abc import Callable
from decimal import Decimal, DecimalException

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.durations import DaysAndTime, YearsAndMonths
from hanse.feel.values.numbers import ARITHMETIC, DIGITS, ROUNDINGS, SCALES, is_whole, rounded, whole

library = Library()


def _rounding(name: str, rounding: str, declaration: str) -> None:
    def implementation(_run: Run, n: Decimal, scale: Decimal | int = 0) -> Decimal:
        digits = whole(scale)
        if digits not in SCALES:
            raise NullResult(f"the scale lies between {SCALES[0]} and {SCALES[-1]}")
        return rounded(n, digits, rounding)

    assert rounding in ROUNDINGS, rounding
    library.add(f"{name}({declaration})")(implementation)


_rounding("decimal", "half even", "n: number, scale: number")
_rounding("floor", "floor", "n: number, scale?: number")
_rounding("ceiling", "ceiling", "n: number, scale?: number")
_rounding("round up", "up", "n: number, scale: number")
_rounding("round down", "down", "n: number, scale: number")
_rounding("round half up", "half up", "n: number, scale: number")
_rounding("round half down", "half down", "n: number, scale: number")


@library.add("abs(n: years and months duration)")
def absolute_months(_run: Run, n: YearsAndMonths) -> YearsAndMonths:
    """Return the duration without its sign (10.3.4.5)."""
    return YearsAndMonths(abs(n.months))


@library.add("abs(n: days and time duration)")
def absolute_days(_run: Run, n: DaysAndTime) -> DaysAndTime:
    """Return the duration without its sign (10.3.4.5)."""
    return DaysAndTime(abs(n.nanoseconds))


@library.add("abs(n: number)")
def absolute(_run: Run, n: Decimal | int) -> Decimal:
    """Return the number without its sign (10.3.4.5)."""
    return ARITHMETIC.abs(Decimal(n))


@library.add("modulo(dividend: number, divisor: number)")
def modulo(_run: Run, dividend: Decimal, divisor: Decimal) -> Decimal:
    """Return dividend - divisor * floor(dividend / divisor) (10.3.4.5): it has the sign of the divisor."""
    if not divisor:
        raise NullResult("division by zero")
    try:
        rest = ARITHMETIC.remainder(dividend, divisor)
    except DecimalException:
        raise NullResult(f"the quotient has more than {DIGITS} digits") from None
    return ARITHMETIC.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


@library.add("sqrt(number: number)", steps=3)
def sqrt(_run: Run, number: Decimal | int) -> Decimal:
    """Return the square root (10.3.4.5)."""
    return _real("a negative number has no square root", ARITHMETIC.sqrt, number)


@library.add("log(number: number)", steps=25)
def log(_run: Run, number: Decimal | int) -> Decimal:
    """Return the natural logarithm (10.3.4.5)."""
    if number <= 0:
        raise NullResult("only a positive number has a logarithm")
    return _real("it has no logarithm", ARITHMETIC.ln, number)


@library.add("exp(number: number)", steps=15)
def exp(_run: Run, number: Decimal | int) -> Decimal:
    """Return e to the power of the number (10.3.4.5)."""
    return _real("the result is too large", ARITHMETIC.exp, number)


@library.add("odd(number: number)")
def odd(_run: Run, number: Decimal | int) -> bool:
    """Return whether the number is whole and odd (10.3.4.5)."""
    return is_whole(number) and whole(number) % 2 == 1


@library.add("even(number: number)")
def even(_run: Run, number: Decimal | int) -> bool:
    """Return whether the number is whole and even (10.3.4.5)."""
    return is_whole(number) and whole(number) % 2 == 0


def _real(trouble: str, function: Callable[[Decimal], Decimal], number: Decimal | int) -> Decimal:
    try:
        return function(Decimal(number))
    except DecimalException:
        raise NullResult(trouble) from None
