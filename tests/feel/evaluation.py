"""FEEL in one line, for tests: names of the scope use keywords, so `_` stands for a space in them."""

from typing import Any

from hanse.feel.expressions import Explanation, parse


def feel(text: str, **scope: Any) -> Any:
    """Return the value of a text in a scope."""
    return parse(text, names=scope).evaluate(scope)


def why(text: str, **scope: Any) -> Explanation:
    """Return the value and the reasons of its being null."""
    return parse(text, names=scope).explain(scope)
