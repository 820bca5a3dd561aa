"""FEEL over arrays of answers."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np

from hanse.diagnostic.engine.answers import Choices, Input, Matrices, Numbers, Sets, State, Texts
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.feel.expressions import Expression, parse


def holds(text: str, scope: Mapping[str, Input], count: int) -> Flags:
    """Where a condition holds, ``(count,)``; anything but true, null included, does not."""
    values = _evaluated(parse(text, names=scope), scope, count)
    return np.fromiter((value is True for value in values), dtype=bool, count=count)


def fails(text: str, scope: Mapping[str, Input], count: int) -> Flags:
    """Where a condition is false; null is neither true nor false."""
    values = _evaluated(parse(text, names=scope), scope, count)
    return np.fromiter((value is False for value in values), dtype=bool, count=count)


def computed(text: str, scope: Mapping[str, Input], count: int) -> Array:
    """The numbers of a formula, ``(count,)``; NaN where it is null or no number."""
    values = _evaluated(parse(text, names=scope), scope, count)
    return np.array([float(value) if isinstance(value, Decimal) else np.nan for value in values])


def names_in(text: str, scope: Mapping[str, Input]) -> tuple[str, ...]:
    """The keys that a condition looks at."""
    return tuple(parse(text, names=scope).names)


def _evaluated(expression: Expression, scope: Mapping[str, Input], count: int) -> list[object]:
    if not expression.names:
        return [expression.evaluate({})] * count
    columns = [_plain(scope[name]) for name in expression.names]
    known: dict[tuple[object, ...], object] = {}
    found: list[object] = []
    for row in zip(*columns, strict=True):
        if row not in known:
            known[row] = expression.evaluate(dict(zip(expression.names, map(_opened, row), strict=True)))
        found.append(known[row])
    return found


def _opened(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _plain(given: Input) -> list[object]:
    """The answers as FEEL takes them, None where there is none."""
    match given:
        case Numbers() | Texts():
            return [None if value is None or value != value else value for value in given.values.tolist()]  # noqa: PLR0124
        case Choices():
            return [given.options[code] if code >= 0 else None for code in given.codes.tolist()]
        case Sets():
            chosen = zip(given.chosen, given.states, strict=True)
            return [_picked(row, given.options) if state == State.GIVEN else None for row, state in chosen]
        case Matrices():
            return [tuple(given.options[code] for code in row if code >= 0) for row in given.codes.tolist()]


def _picked(row: Flags, options: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return tuple(option for option, hit in zip(options, row, strict=True) if hit)
