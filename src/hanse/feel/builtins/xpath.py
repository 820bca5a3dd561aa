r"""XPath's regular expressions (XPath Functions 3.1, 5.6.1) as the library `regex` writes them.

What XPath does not have is refused, though the library knows it: a pattern means the same here and in other products.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import NoReturn

import regex

from hanse.feel.run import NullResult

MOST_PATTERN = 1000
MOST_WRITTEN_OUT = 5_000
_SPACES = " \t\n\r"
_NAME_START, _NAME = r"\p{L}_:", r"\p{L}\p{N}_:.\-\p{M}"
_SIGNS = r"\|.-^?*+{}()[]$"
_WRITTEN: Mapping[str, str] = {"n": r"\n", "r": r"\r", "t": r"\t"}
_CLASSES: Mapping[str, str] = {
    "s": r"[ \t\n\r]",
    "S": r"[^ \t\n\r]",
    "i": f"[{_NAME_START}]",
    "I": f"[^{_NAME_START}]",
    "c": f"[{_NAME}]",
    "C": f"[^{_NAME}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
}
_QUANTIFIER = re.compile(r"(?:[?*+]|\{(\d+)(?:(,)(\d*))?\})\??", re.ASCII)
_PROPERTY = re.compile(
    r"[pP]\{(?:(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)|Is([A-Za-z0-9-]+))\}"
)

_SETS = ("[", r"\p", r"\P")
"""How a set of characters begins in `regex`, rather than one character."""
_DEEPEST = 50

type Piece = tuple[str, int]
"""How `regex` writes a part of a pattern, and how long that is with what is repeated written out."""


def translated(pattern: str, flags: str) -> str:
    """Return an XPath pattern, with its flags s, m and x, for `regex` (10.3.4.3); raise NullResult where it is none."""
    if len(pattern) > MOST_PATTERN:
        raise NullResult(f"a pattern may have {MOST_PATTERN} characters")
    return _Reader(_closed_up(pattern) if "x" in flags else pattern, flags).whole()


def _closed_up(pattern: str) -> str:
    """The flag x: spaces outside classes of characters go before anything else is read."""
    kept: list[str] = []
    depth, escaped = 0, False
    for sign in pattern:
        if sign in _SPACES and not depth:
            continue
        kept.append(sign)
        if not escaped:
            depth += (sign == "[") - (sign == "]")
        escaped = sign == "\\" and not escaped
    return "".join(kept)


@lru_cache(maxsize=400)
def _is_block(name: str) -> bool:
    try:
        regex.compile(rf"\p{{In{name}}}")
    except regex.error:
        return False
    return True


class _Reader:
    """One pattern being read, from its beginning to its end."""

    def __init__(self, pattern: str, flags: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0
        self._groups = 0
        self._closed: set[int] = set()
        self._dot = "(?s:.)" if "s" in flags else r"[^\n\r]"
        lines = "m" in flags
        self._start = r"(?:\A|(?<=\n)(?!\Z))" if lines else r"\A"
        self._end = r"(?=\n|\Z)" if lines else r"\Z"

    def whole(self) -> str:
        text, _ = self._branches()
        if self._next:
            self._refuse('")" closes no bracket; write "\\)" for the sign')
        return text

    @property
    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self, sign: str) -> bool:
        found = self._pattern.startswith(sign, self._at)
        self._at += len(sign) * found
        return found

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(f"its brackets lie more than {_DEEPEST} deep")
        yield
        self._depth -= 1

    def _refuse(self, trouble: str) -> NoReturn:
        raise NullResult(f'"{self._pattern[:40]}" is no pattern of XPath: {trouble}')

    def _branches(self) -> Piece:
        text, size = self._branch()
        while self._take("|"):
            other, more = self._branch()
            text, size = f"{text}|{other}", size + more
        return text, size

    def _branch(self) -> Piece:
        pieces: list[str] = []
        size = 0
        while self._next and self._next not in "|)":
            text, one = self._piece()
            pieces.append(text)
            size += one
            if size > MOST_WRITTEN_OUT:
                raise NullResult(f"a pattern may repeat {MOST_WRITTEN_OUT} characters, as a{{{MOST_WRITTEN_OUT}}} does")
        return "".join(pieces), size

    def _piece(self) -> Piece:
        text, size = self._atom()
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return text, size
        self._at = found.end()
        least, most = int(found[1] or 0), found[3]
        if most and int(most) < least:
            self._refuse(f'"{found[0]}" ends before it begins')
        return text + found[0], size * max(1, least)

    def _atom(self) -> Piece:
        sign = self._next
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class(), 1
        self._at += 1
        if sign == "\\":
            return self._escape(), 1
        if sign in "?*+{":
            self._refuse(f'"{sign}" has nothing to repeat; write "\\{sign}" for the sign')
        if sign in "]}":
            self._refuse(f'write "\\{sign}" for the sign')
        marks = {".": self._dot, "^": self._start, "$": self._end}
        return marks.get(sign) or regex.escape(sign), 1

    def _group(self) -> Piece:
        self._take("(")
        number = 0
        if self._take("?"):
            if not self._take(":"):
                self._refuse('after "(?" stands ":" and nothing else')
        else:
            self._groups = number = self._groups + 1
        with self._deeper():
            text, size = self._branches()
        if not self._take(")"):
            self._refuse('a bracket "(" is not closed')
        self._closed.add(number)
        return (f"({text})" if number else f"(?:{text})"), size

    def _escape(self) -> str:
        """What stands after a backslash, outside a class."""
        if self._next and self._next in "123456789":
            return self._reference()
        return self._character() or self._set()

    def _reference(self) -> str:
        """What a bracket found, or nothing if it found nothing; as many digits as there are brackets."""
        number = int(self._next)
        self._at += 1
        while self._next and self._next in "0123456789" and number * 10 + int(self._next) <= self._groups:
            number = number * 10 + int(self._next)
            self._at += 1
        if number not in self._closed:
            self._refuse(f'"\\{number}" refers to no bracket that is closed before it')
        return rf"(?({number})\g<{number}>)"

    def _character(self) -> str:
        """The sign that an escape stands for; nothing where it stands for a set of them."""
        sign = self._next
        if sign and sign in _SIGNS:
            self._at += 1
            return regex.escape(sign)
        if sign in _WRITTEN:
            self._at += 1
            return _WRITTEN[sign]
        return ""

    def _set(self) -> str:
        """The set of characters that an escape stands for."""
        if self._next in _CLASSES:
            self._at += 1
            return _CLASSES[self._pattern[self._at - 1]]
        found = _PROPERTY.match(self._pattern, self._at)
        if found is None:
            self._refuse(f'"\\{self._next}" stands for nothing')
        self._at = found.end()
        if found[1]:
            return f"\\{found[0]}"
        if not _is_block(found[2]):
            self._refuse(f'Unicode has no block "{found[2]}"')
        return rf"\{found[0][0]}{{In{found[2]}}}"

    def _class(self) -> str:
        """A class of characters, and what it takes away: `[a-z-[aeiou]]`."""
        self._take("[")
        opening = "[^" if self._take("^") else "["
        members: list[str] = []
        while not self._pattern.startswith(("]", "-["), self._at):
            members.append(self._member(is_first=not members))
        if not members:
            self._refuse('a class "[…]" is empty')
        own = f"{opening}{''.join(members)}]"
        if self._take("-"):
            with self._deeper():
                own = f"[{own}--{self._class()}]"
        if not self._take("]"):
            self._refuse('after what a class takes away stands its "]"')
        return own

    def _member(self, *, is_first: bool) -> str:
        first = self._single(is_first=is_first)
        if first.startswith(_SETS) or self._next != "-" or self._pattern.startswith(("-[", "-]"), self._at):
            return first
        self._at += 1
        last = self._single(is_first=False)
        return f"{first}-{last}"

    def _single(self, *, is_first: bool) -> str:
        sign = self._next
        self._at += 1
        if not sign:
            self._refuse('a class "[" is not closed')
        if sign == "\\":
            return self._character() or self._set()
        if sign == "[":
            self._refuse('write "\\[" for the sign inside a class')
        if sign == "-" and not is_first and self._next != "]":
            self._refuse('write "\\-" for the sign inside a class')
        return regex.escape(sign)
