"""Conditions on a case: FEEL over the keys of all questions, `fee`, `paid`, `eligible`, `opinions`, and look-ups."""

from collections.abc import Mapping
from functools import lru_cache

from hanse.feel.expressions import Expression, parse
from hanse.frame.spec.cases import CASE_NAMES
from hanse.frame.spec.declaration import Declaration


def condition(procedure: Declaration, text: str) -> Expression:
    """The condition, read once. Raises FeelSyntaxError."""
    return _read(text, (*procedure.questions, *CASE_NAMES, *(one.key for one in procedure.lookups)))


def holds(procedure: Declaration, text: str, scope: Mapping[str, object]) -> bool:
    """Whether a condition is true; an empty one is, and one that is null is not."""
    return not text.strip() or condition(procedure, text).evaluate(scope) is True


@lru_cache(maxsize=4096)
def _read(text: str, names: tuple[str, ...]) -> Expression:
    return parse(text, names=names)
