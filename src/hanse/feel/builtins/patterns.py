"""String functions with patterns (DMN 1.5, 10.3.4.3): regular expressions as XPath 3.1 (5.6.1) writes them.

The library `regex` knows XPath's character classes and stops a pattern that runs away.
"""

import re
from functools import lru_cache
from typing import Any

import regex

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run

library = Library()

MOST_SECONDS = 0.5
MOST_PATTERN = 1000
_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE, "x": regex.VERBOSE}
_GROUP = re.compile(r"\\(\\|\$)|\$(\d)|(\\|\$)")
_NAME_START, _NAME = r"\p{L}_:", r"\p{L}\p{N}_:.\-\p{M}"
_CLASSES = re.compile(r"\\(\\|i|I|c|C)")


@library.add("matches(input: string, pattern: string, flags?: string)")
def matches(_run: Run, text: str, pattern: str, flags: str | None = None) -> bool:
    """Return whether the pattern is found in the text."""
    return _bounded(_compiled(pattern, flags or "").search, text) is not None


@library.add("replace(input: string, pattern: string, replacement: string, flags?: string)")
def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    """Return the text with every match replaced; $1 stands for what the first bracket found, $0 for all of it."""
    found = _compiled(pattern, flags or "")
    made = _replacement(replacement, found.groups)
    return run.sized(_bounded(found.sub, made, text))


@library.add("split(string: string, delimiter: string)")
def split(run: Run, text: str, delimiter: str) -> list[str]:
    """Return the parts of a text between the matches of a pattern."""
    parts: list[str] = []
    last = 0
    for found in _bounded(_compiled(delimiter, "").finditer, text):
        parts.append(text[last : found.start()])
        last = found.end()
    return run.sized([*parts, text[last:]])


@lru_cache(maxsize=500)
def _compiled(pattern: str, flags: str) -> Any:
    if len(pattern) > MOST_PATTERN:
        raise NullResult(f"a pattern may have {MOST_PATTERN} characters")
    literal = "q" in flags
    strange = set(flags) - {*_FLAGS, "q"}
    if strange:
        raise NullResult(f'there is no flag "{sorted(strange)[0]}"; there are s, m, i, x and q')
    bits = regex.V1
    for flag in set(flags) - {"q"}:
        bits |= _FLAGS[flag]
    try:
        return regex.compile(regex.escape(pattern) if literal else _pythonic(pattern), bits)
    except regex.error as trouble:
        raise NullResult(f'"{pattern[:40]}" is no pattern: {trouble.msg}') from None


def _pythonic(pattern: str) -> str:
    r"""XPath's \i and \c, which Python lacks; a `-[` inside a class takes away, which `regex` writes `--[`."""
    named = {
        "i": f"[{_NAME_START}]",
        "I": f"[^{_NAME_START}]",
        "c": f"[{_NAME}]",
        "C": f"[^{_NAME}]",
    }
    known = _CLASSES.sub(lambda found: named.get(found[1], found[0]), pattern)
    return known.replace("-[", "--[") if "[" in known else known


def _replacement(text: str, groups: int) -> Any:
    r"""What to put in place of a match: $N for a bracket, \$ and \\ for themselves; anything else is refused."""
    pieces: list[str | int] = []
    last = 0
    for found in _GROUP.finditer(text):
        pieces.append(text[last : found.start()])
        last = found.end()
        if found[3]:
            raise NullResult('in the replacement, "$" needs a digit after it and "\\" a "$" or a "\\"')
        pieces.append(int(found[2]) if found[2] else found[1])
    pieces.append(text[last:])

    def piece(match: Any, one: str | int) -> str:
        if isinstance(one, str):
            return one
        return (match[one] or "") if one <= groups else ""

    return lambda match: "".join(piece(match, one) for one in pieces)


def _bounded(work: Any, *arguments: Any) -> Any:
    try:
        found = work(*arguments, timeout=MOST_SECONDS)
        return list(found) if work.__name__ == "finditer" else found
    except TimeoutError:
        raise NullResult(f"the pattern takes more than {MOST_SECONDS} seconds on this text") from None
