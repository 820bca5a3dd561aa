"""Functions over lists of terms: count, sum, mean, min, max, median, stddev, all, any."""

from collections.abc import Callable

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.gating.terms import Data, Items, Kind, Term
from hanse.diagnostic.engine.threefold import Values, conjunction, disjunction

type Reduction = Callable[[Array, Array], Array]


def stacked(items: Items, data: Data) -> tuple[Array, Array]:
    """The values and their presence (1 or 0), both ``(items, …units)``."""
    values = [term.compute(data) for term in items.terms]
    present = [np.float64(1.0).reshape(()) if flag is None else flag(data) for flag in items.present]
    shape = np.broadcast_shapes(*(value.shape for value in (*values, *present)))
    return (
        np.array([np.broadcast_to(value, shape) for value in values], dtype=np.float64).reshape((-1, *shape)),
        np.array([np.broadcast_to(flag == 1, shape) for flag in present], dtype=np.float64).reshape((-1, *shape)),
    )


def _null_where_list_is(items: Items, values: Values, data: Data) -> Values:
    return values if items.missing is None else np.where(items.missing(data), np.nan, values)


def count(items: Items) -> Term:
    """The number of elements, null ones too."""

    def compute(data: Data) -> Values:
        total = sum(
            (np.float64(1.0) if flag is None else (flag(data) == 1).astype(np.float64) for flag in items.present),
            start=np.float64(0.0),
        )
        return _null_where_list_is(items, np.asarray(total), data)

    return Term(Kind.NUMBER, compute)


def reduced(items: Items, name: str) -> Term:
    """A function of the present numbers: null where there is none, or one of them is null."""
    reduction = REDUCTIONS[name]

    def compute(data: Data) -> Values:
        values, present = stacked(items, data)
        unknown = (np.isnan(values) & (present == 1)).any(axis=0) | (present.sum(axis=0) == 0)
        result = reduction(np.nan_to_num(values), present)
        return _null_where_list_is(items, np.where(unknown, np.nan, result), data)

    return Term(Kind.NUMBER, compute, is_calculated=name not in {"min", "max"})


def _median(values: Array, present: Array) -> Array:
    ordered = np.sort(np.where(present == 1, values, np.inf), axis=0)
    counts = present.sum(axis=0).astype(np.intp)
    ends = [np.maximum(counts - 1, 0) // 2, counts // 2]
    last = values.shape[0] - 1
    low, high = (np.take_along_axis(ordered, np.minimum(end, last)[None], axis=0)[0] for end in ends)
    with np.errstate(invalid="ignore"):
        return np.asarray((low + high) / 2)


def _deviation(values: Array, present: Array) -> Array:
    """Of a sample (n − 1); NaN of fewer than two."""
    counts = present.sum(axis=0)
    centre = (values * present).sum(axis=0) / np.maximum(counts, 1.0)
    squares = (np.square(values - centre) * present).sum(axis=0)
    return np.where(counts > 1, np.sqrt(squares / np.maximum(counts - 1.0, 1.0)), np.nan)


REDUCTIONS: dict[str, Reduction] = {
    "sum": lambda values, present: (values * present).sum(axis=0),
    "mean": lambda values, present: (values * present).sum(axis=0) / np.maximum(present.sum(axis=0), 1.0),
    "min": lambda values, present: np.where(present == 1, values, np.inf).min(axis=0, initial=np.inf),
    "max": lambda values, present: np.where(present == 1, values, -np.inf).max(axis=0, initial=-np.inf),
    "median": _median,
    "stddev": _deviation,
}


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
