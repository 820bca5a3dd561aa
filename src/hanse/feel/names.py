"""Names that may hold spaces and signs, and how they are found among tokens (DMN 1.5, 10.3.1.4)."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import Kind, Token, tokenise

type Parts = tuple[str, ...]

_MOST, _LONGEST = 500, 100
"""Names that are looked at for the nearest, and their length: a model of thousands may have thousands misspelt."""


@lru_cache(maxsize=10_000)
def parts_of(name: str) -> Parts:
    """Return the parts of a name as the lexer would read them (10.3.1.4); spaces between parts do not matter."""
    if name.isidentifier():
        return (name,)
    return tuple(token.text for token in tokenise(name) if token.kind is not Kind.END)


def can_be_written(name: str) -> bool:
    """Whether an expression can name it at all: a key in quotation marks may hold anything (10.3.1.2), a name not."""
    try:
        return bool(parts_of(name))
    except FeelSyntaxError:
        return False


class Names:
    """A set of names that an expression may use, made once for any number of expressions.

    Raises FeelSyntaxError where a name cannot be read (an unclosed quotation mark, a foreign character).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[Parts, str]]] = {}
        self._names = frozenset(names)
        for name in self._names:
            parts = parts_of(name)
            self._by_first.setdefault(parts[0] if parts else "", []).append((parts, name))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def longest(self, tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
        """Return the longest name that the tokens spell from `position`, and how many tokens it takes."""
        for parts, name in self._by_first.get(tokens[position].text, ()):
            count = len(parts)
            if count == 1 or spells(tokens, position, parts):
                return name, count
        return None


def spells(tokens: Sequence[Token], position: int, parts: Parts) -> bool:
    """Tell whether the tokens from `position` are exactly these parts of a name (10.3.1.4)."""
    found = tokens[position : position + len(parts)]
    return len(found) == len(parts) and all(
        token.text == part and token.kind is not Kind.STRING for token, part in zip(found, parts, strict=True)
    )


def nearest(name: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """Return the known names that look most like `name`, best first, upper and lower case taken as one (10.3.1.4)."""
    if len(name) > _LONGEST:
        return []
    by_lower = {candidate.lower(): candidate for candidate in islice(known, _MOST) if len(candidate) <= _LONGEST}
    return [by_lower[found] for found in difflib.get_close_matches(name.lower(), by_lower, count, 0.6)]
