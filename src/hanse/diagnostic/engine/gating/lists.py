"""Functions over lists of terms: count, sum, mean, min, max, median, stddev, all, any."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from hanse.diagnostic.engine.gating.terms import Data, Items, Kind, Term
from hanse.diagnostic.engine.threefold import Values, conjunction, disjunction


def _null_where_list_is(items: Items, values: Values, data: Data) -> Values:
    return values if items.missing is None else np.where(items.missing(data), np.nan, values)


def count(items: Items) -> Term:
    """The number of elements, null ones too."""
    return Term(Kind.NUMBER, lambda data: _null_where_list_is(items, _counted(items, data), data))


def _counted(items: Items, data: Data) -> Values:
    total = np.zeros(())
    for flag in items.present:
        total = total + (1.0 if flag is None else flag(data) == 1)
    return np.asarray(total)


def reduced(items: Items, name: str) -> Term:
    """A function of the present numbers: null where there is none, or one of them is null."""

    def compute(data: Data) -> Values:
        counted = _counted(items, data)
        result = REDUCTIONS[name](items, data, counted)
        return _null_where_list_is(items, np.where(counted == 0, np.nan, result), data)

    return Term(Kind.NUMBER, compute, is_calculated=name not in {"min", "max"})


def _folded(items: Items, data: Data, fold: np.ufunc, neutral: float) -> Values:
    """All values put together two by two; null makes null of all, `neutral` leaves any other as it is."""
    result: Values = np.full((), neutral)
    for value in _values(items, data, absent=neutral):
        result = fold(result, value)
    return result


def _values(items: Items, data: Data, *, absent: Values | float) -> Iterator[Values]:
    """The value of each element, and `absent` where it is not in the list."""
    for term, flag in zip(items.terms, items.present, strict=True):
        value = term.compute(data)
        yield value if flag is None else np.where(flag(data) == 1, value, absent)


def _median(items: Items, data: Data, counted: Values) -> Values:
    spare = np.full(counted.shape, np.inf)  # so that there is a row to look at even in an empty list
    ordered = np.sort(np.array(np.broadcast_arrays(spare, *_values(items, data, absent=np.inf))), axis=0)
    ends = (np.maximum(counted - 1, 0) // 2, counted // 2)
    places = [np.broadcast_to(end, ordered.shape[1:]).astype(np.intp)[None] for end in ends]
    low, high = (np.take_along_axis(ordered, place, axis=0)[0] for place in places)
    return np.where(np.isnan(ordered).any(axis=0), np.nan, (low + high) / 2)


def _mean(items: Items, data: Data, counted: Values) -> Values:
    return np.asarray(_folded(items, data, np.add, 0.0) / np.maximum(counted, 1.0))


def _deviation(items: Items, data: Data, counted: Values) -> Values:
    """Of a sample (n − 1); NaN of fewer than two."""
    centre = _mean(items, data, counted)
    squares = sum((np.square(value - centre) for value in _values(items, data, absent=centre)), start=np.zeros(()))
    return np.where(counted > 1, np.sqrt(squares / np.maximum(counted - 1.0, 1.0)), np.nan)


REDUCTIONS: Mapping[str, Callable[[Items, Data, Values], Values]] = {
    "sum": lambda items, data, _: _folded(items, data, np.add, 0.0),
    "mean": _mean,
    "min": lambda items, data, _: _folded(items, data, np.minimum, np.inf),
    "max": lambda items, data, _: _folded(items, data, np.maximum, -np.inf),
    "median": _median,
    "stddev": _deviation,
}
"""What becomes of the present numbers, of which there are so many for each unit."""


def decided(items: Items, *, decisive: bool) -> Term:
    """`any` (decisive true) or `all` (decisive false) of truths; an absent one does not count."""

    def compute(data: Data) -> Values:
        parts = [
            part if flag is None else np.where(flag(data) == 1, part, 1.0 - decisive)
            for part, flag in zip((term.compute(data) for term in items.terms), items.present, strict=True)
        ]
        result = disjunction(parts) if decisive else conjunction(parts)
        return _null_where_list_is(items, result, data)

    return Term(Kind.TRUTH, compute)


def filtered(items: Items, holds: tuple[Term, ...]) -> Items:
    """The list with only those elements for which a condition is true."""

    def presence(flag: Callable[[Data], Values] | None, condition: Term) -> Callable[[Data], Values]:
        if flag is None:
            return lambda data: (condition.compute(data) == 1).astype(np.float64)
        return lambda data: ((condition.compute(data) == 1) & (flag(data) == 1)).astype(np.float64)

    flags = tuple(presence(flag, condition) for flag, condition in zip(items.present, holds, strict=True))
    return Items(items.terms, flags, items.missing)


def is_null(items: Items) -> Term:
    """Whether the list as a whole is null."""
    absent = items.missing
    if absent is None:
        return Term(Kind.TRUTH, lambda _: np.zeros(()))
    return Term(Kind.TRUTH, lambda data: absent(data).astype(np.float64))


def null_or(items: Items, term: Term) -> Term:
    """A term that is null where the list is null."""
    return Term(term.kind, lambda data: _null_where_list_is(items, term.compute(data), data))
