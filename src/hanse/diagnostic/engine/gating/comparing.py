"""Comparisons, intervals and membership between terms; kinds that do not meet are refused."""

from collections.abc import Callable, Mapping

import numpy as np

from hanse.diagnostic.engine.gating.terms import Bounds, Compilation, Data, Items, Kind, Meaning, Term
from hanse.diagnostic.engine.threefold import (
    TOLERANCE,
    Values,
    conjunction,
    disjunction,
    equal,
    missing,
    negated,
    ordered,
)
from hanse.feel.source import Place

NULLS = np.array(np.nan)


def compared(work: Compilation, place: Place, sign: str, left: Term, right: Term) -> Term:
    """`left sign right`, both of one kind or one of them the literal null."""
    left, right = _meeting(work, place, left, right)
    if sign in {"=", "!="}:
        return _equality(sign, left, right)
    if Kind.NULL in {left.kind, right.kind}:
        return Term(Kind.TRUTH, lambda _: NULLS)
    if left.kind is not Kind.NUMBER:
        raise work.refuse(place, f"a {left.kind} has no order here", 'compare it with "=", "!=" or "in"')
    tolerance = _tolerance(left, right)
    return Term(Kind.TRUTH, lambda data: ordered(sign, left.compute(data), right.compute(data), tolerance=tolerance))


def _equality(sign: str, left: Term, right: Term) -> Term:
    if Kind.NULL in {left.kind, right.kind}:
        other = left if right.kind is Kind.NULL else right

        def same(data: Data) -> Values:
            return np.asarray(missing(other.compute(data)), dtype=np.float64)
    else:
        tolerance = _tolerance(left, right)

        def same(data: Data) -> Values:
            return equal(left.compute(data), right.compute(data), tolerance=tolerance)

    return Term(Kind.TRUTH, same if sign == "=" else lambda data: negated(same(data)))


def _tolerance(left: Term, right: Term) -> float:
    return TOLERANCE if left.is_calculated or right.is_calculated else 0.0


def _meeting(work: Compilation, place: Place, left: Term, right: Term) -> tuple[Term, Term]:
    """Two terms of one kind and one coding, or the error that names both kinds."""
    if Kind.NULL in {left.kind, right.kind}:
        return left, right
    if left.kind is not right.kind:
        message = f"a {left.kind} is compared with a {right.kind}, which is never true"
        raise work.refuse(place, message, f"write a {left.kind} on both sides")
    if left.kind is not Kind.TEXT or left.codes == right.codes:
        return left, right
    if isinstance(left.literal, str) and right.codes is not None:
        return _code(work, place, left.literal, right.codes), right
    if isinstance(right.literal, str) and left.codes is not None:
        return left, _code(work, place, right.literal, left.codes)
    return as_texts(left), as_texts(right)


def _code(work: Compilation, place: Place, text: str, codes: Mapping[str, float]) -> Term:
    if text not in codes:
        options = ", ".join(f'"{option}"' for option in codes)
        raise work.refuse(place, f'there is no option "{text}"', f"write one of {options}")
    code = np.array(codes[text], dtype=np.float64)
    return Term(Kind.TEXT, lambda _: code, codes=codes)


def as_texts(term: Term) -> Term:
    """A term of codes as one of the texts that they stand for."""
    codes = term.codes
    if codes is None:
        return term

    def compute(data: Data) -> Values:
        values = term.compute(data)
        texts = np.full(values.shape, None, dtype=object)
        for text, code in codes.items():
            texts[values == code] = text
        return texts

    return Term(Kind.TEXT, compute)


def passes(work: Compilation, place: Place, value: Term, test: Meaning) -> Term:
    """Whether a value passes one test of `in`: lies in an interval, is in a list, or equals."""
    if isinstance(test, Bounds):
        return _within(work, place, value, test)
    if isinstance(test, Items):
        return contained(work, place, value, test)
    return compared(work, place, "=", value, test)


def _within(work: Compilation, place: Place, value: Term, bounds: Bounds) -> Term:
    sides = [compared(work, place, sign, value, term) for sign, term in filter(None, (bounds.low, bounds.high))]
    return both(sides)


def both(terms: list[Term]) -> Term:
    """The conjunction of truths."""
    return Term(Kind.TRUTH, lambda data: conjunction(term.compute(data) for term in terms))


def either(terms: list[Term]) -> Term:
    """The disjunction of truths."""
    return Term(Kind.TRUTH, lambda data: disjunction(term.compute(data) for term in terms))


def contained(work: Compilation, place: Place, value: Term, items: Items) -> Term:
    """Whether a list holds a value; an absent element does not count."""
    tests = [compared(work, place, "=", value, term) for term in items.terms]

    def present(test: Term, flag: Callable[[Data], Values] | None) -> Term:
        if flag is None:
            return test
        return Term(Kind.TRUTH, lambda data: np.where(flag(data) == 1, test.compute(data), 0.0))

    return either([present(test, flag) for test, flag in zip(tests, items.present, strict=True)])
