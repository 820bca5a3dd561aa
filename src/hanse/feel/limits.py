"""How much one expression may cost: text that a stranger wrote must end, soon, and in little memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one expression.

    The first three are checked when it is read, the others while it runs. They are generous for what people
    write and small for a machine: the worst expression within the defaults ends in about a second.
    """

    characters: int = 20_000
    """Length of the source text."""
    nesting: int = 64
    """Expressions inside expressions: brackets, branches, arguments."""
    height: int = 200
    """Height of the syntax tree, which a long chain of operators raises without any bracket."""
    steps: int = 500_000
    """About a microsecond of work each: a round of a small loop, an element that a function looks at, a hundred
    characters; what is known to cost more counts for more (`compiler/costs.py`, `builtins/signature.py`)."""
    items: int = 100_000
    """Elements of one list."""
    string: int = 1_000_000
    """Characters of one string."""
    pattern_seconds: float = 0.25
    """Time for all patterns of matches, replace and split together."""
    calls: int = 40
    """Depth of calls of functions that the expression itself defines."""


DEFAULT = Limits()
