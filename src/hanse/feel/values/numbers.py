"""Numbers: decimal floating point of 34 digits, IEEE 754-2008 decimal128 (DMN 1.5, 10.3.2.3.1)."""

import re
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

DIGITS = 34
TOO_LONG = f"is no number that {DIGITS} digits can hold"
ARITHMETIC = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    clamp=1,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
EXACT = 10**DIGITS

ROUNDINGS = {
    "half even": ROUND_HALF_EVEN,
    "half up": ROUND_HALF_UP,
    "half down": ROUND_HALF_DOWN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}
SCALES = range(-6111, 6177)


def power(base: Decimal | int, exponent: Decimal | int) -> Decimal:
    """Return base ** exponent (10.3.2.15, table 60), 0 ** 0 as 1 by IEEE 754; DecimalException if it is no number."""
    if not exponent:
        return Decimal(1)
    if not base and exponent < 0:
        raise DivisionByZero  # Python's own gives infinity
    return ARITHMETIC.power(base, exponent)


def whole(number: Decimal | int) -> int:
    """Return the whole part (10.3.2.3.1); of more than 34 digits, which no size or position has, one of 34."""
    return int(max(-EXACT, min(number, EXACT)))


def is_whole(number: Decimal | int) -> bool:
    """Tell whether a number has nothing behind the point (10.3.2.3.1)."""
    return type(number) is int or number == Decimal(number).to_integral_value()


def shown(number: Decimal | int) -> str:
    """Return a number as a message shows it, however large it is (10.3.2.3.1)."""
    return str(ARITHMETIC.create_decimal(number)) if -EXACT < number < EXACT else f"{Decimal(number):.4E}"


def rounded(number: Decimal | int, scale: int, rounding: str) -> Decimal:
    """Return a number with at most `scale` digits after the point, rounded by one of ROUNDINGS (10.3.4.5).

    A number with fewer digits is returned as it is; no precision is lost that the scale allows.
    """
    value = ARITHMETIC.create_decimal(number)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -scale:
        return value
    # Enough digits for the quantum, whatever the scale: rounding up can add one.
    room = Context(prec=max(value.adjusted() + scale + 2, 1), rounding=ROUNDINGS[rounding])
    return value.quantize(Decimal(1).scaleb(-scale), context=room)


_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def number_from(text: str) -> Decimal | None:
    """Return the number that a text spells (10.3.1.3); None where it spells none that 34 digits can hold."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return ARITHMETIC.create_decimal(text)
    except DecimalException:
        return None


def written(number: Decimal | int) -> str:
    """Return a number in plain digits, without an exponent (10.3.4.1)."""
    exact = isinstance(number, int) and -EXACT < number < EXACT
    return str(number) if exact else format(ARITHMETIC.create_decimal(number), "f")
