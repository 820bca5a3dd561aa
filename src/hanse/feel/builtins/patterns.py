"""String functions with patterns (DMN 1.5, 10.3.4.3): regular expressions as XPath 3.1 (5.6.1) writes them.

The library `regex` knows XPath's character classes and stops a pattern that runs away.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter
from typing import Any

import regex

from hanse.feel.builtins.signature import Library
from hanse.feel.errors import FeelLimitError
from hanse.feel.run import NullResult, Run
from hanse.feel.values.kinds import a

library = Library()

MOST_PATTERN = 1000
MOST_WRITTEN_OUT = 5_000
_STEPS = 6
_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE}
_GROUP = re.compile(r"\\(\\|\$)|\$(\d)|(\\|\$)")
_PIECES = re.compile(r"\\[pP]\{Is|\\.|-\[|.", re.DOTALL)
_PARTS = re.compile(r"\\[pP]\{[^}]*\}|\\.|\{(\d+)(?:,\d*)?\}|.", re.DOTALL)
_REFERENCE = re.compile(r"\\[0-9]")
_NAME_START, _NAME = r"\p{L}_:", r"\p{L}\p{N}_:.\-\p{M}"
_OURS = {
    r"\i": f"[{_NAME_START}]",
    r"\I": f"[^{_NAME_START}]",
    r"\c": f"[{_NAME}]",
    r"\C": f"[^{_NAME}]",
    r"\p{Is": r"\p{In",
    r"\P{Is": r"\P{In",
    "-[": "--[",
}
"""XPath's names of characters, Unicode's blocks, and what a class takes away, as `regex` writes them."""


@library.add("matches(input: string, pattern: string, flags?: any)", steps=_STEPS)
def matches(run: Run, text: str, pattern: str, flags: Any = None) -> bool:
    """Return whether the pattern is found in the text."""
    return next(_found(run, _ready(run, pattern, _flags(flags)), text), None) is not None


@library.add("replace(input: string, pattern: string, replacement: string, flags?: any)", steps=_STEPS)
def replace(run: Run, text: str, pattern: str, replacement: str, flags: Any = None) -> str:
    """Return the text with every match replaced; $1 stands for what the first bracket found, $0 for all of it."""
    compiled = _ready(run, pattern, _flags(flags))
    made = _replacement(replacement, compiled.groups)
    pieces: list[str] = []
    last = length = 0
    for found in _found(run, compiled, text):
        piece = made(found)
        pieces += (text[last : found.start()], piece)
        last = found.end()
        length += len(piece)
        run.room(length, run.limits.string)
    return run.sized("".join([*pieces, text[last:]]))


@library.add("split(string: string, delimiter: string)", steps=_STEPS)
def split(run: Run, text: str, delimiter: str) -> list[str]:
    """Return the parts of a text between the matches of a pattern."""
    parts: list[str] = []
    last = 0
    for found in _found(run, _ready(run, delimiter, ""), text):
        parts.append(text[last : found.start()])
        last = found.end()
    return run.sized([*parts, text[last:]])


def _flags(value: Any) -> str:
    if value is not None and type(value) is not str:
        raise NullResult(f"flags are letters in a string, and not {a(value)}")
    return value or ""


def _ready(run: Run, pattern: str, flags: str) -> Any:
    """Return a pattern made ready; making it counts as time of patterns as well."""
    started = perf_counter()
    try:
        return _compiled(pattern, flags)
    finally:
        run.pattern_seconds += perf_counter() - started
        if run.pattern_seconds > run.limits.pattern_seconds:
            raise _too_slow(run)


def _too_slow(run: Run) -> FeelLimitError:
    return FeelLimitError(f"patterns take more than {run.limits.pattern_seconds} seconds")


@lru_cache(maxsize=100)
def _compiled(pattern: str, flags: str) -> Any:
    if len(pattern) > MOST_PATTERN:
        raise NullResult(f"a pattern may have {MOST_PATTERN} characters")
    literal = "q" in flags
    strange = set(flags) - {*_FLAGS, "q", "x"}
    if strange:
        raise NullResult(f'there is no flag "{min(strange)}"; there are s, m, i, x and q')
    bits = regex.V1
    for flag in set(flags) & set(_FLAGS):
        bits |= _FLAGS[flag]
    if "x" in flags:
        pattern = _closed_up(pattern)
    try:
        return regex.compile(regex.escape(pattern) if literal else _pythonic(pattern, dot_all="s" in flags), bits)
    except (regex.error, ValueError) as trouble:  # ValueError: flags inside the pattern that exclude ours
        raise NullResult(f'"{pattern[:40]}" is no pattern: {trouble}') from None


def _closed_up(pattern: str) -> str:
    """The flag x: spaces outside classes of characters go before anything else is read."""
    kept: list[str] = []
    depth, escaped = 0, False
    for sign in pattern:
        if sign.isspace() and not depth:
            continue
        kept.append(sign)
        if not escaped:
            depth += (sign == "[") - (sign == "]")
        escaped = sign == "\\" and not escaped
    return "".join(kept)


def _pythonic(pattern: str, *, dot_all: bool) -> str:
    r"""Return an XPath pattern as `regex` reads it.

    Its dot does not take a carriage return, and a class of characters refers to no group.
    """
    if _written_out(pattern) > MOST_WRITTEN_OUT:
        raise NullResult(f"a pattern may repeat {MOST_WRITTEN_OUT} characters at most, as a{{{MOST_WRITTEN_OUT}}} does")
    pieces: list[str] = []
    depth = 0
    for piece in _PIECES.findall(pattern):
        depth += piece.endswith("[") - (piece == "]") if not piece.startswith("\\") else 0
        if depth and _REFERENCE.fullmatch(piece):
            raise NullResult(f'"{piece}" cannot stand inside a class of characters')
        if piece == ".":
            pieces.append(piece if depth or dot_all else r"[^\n\r]")
        else:
            pieces.append(_OURS.get(piece, piece))
    return "".join(pieces)


def _written_out(pattern: str) -> int:
    """Return how long a pattern is with what must be repeated written out: `regex` holds it so in memory."""
    sizes = [0]
    last = depth = 0
    for part in _PARTS.finditer(pattern):
        sign = part[0]
        inside = depth
        depth = max(0, depth + (sign == "[") - (sign == "]"))
        if inside and depth:
            continue
        if part[1] and not inside:
            sizes[-1] += last * (max(1, int(part[1])) - 1)
            last *= max(1, int(part[1]))
        elif sign == "(" and not inside:
            sizes.append(0)
        else:
            last = sizes.pop() if sign == ")" and not inside and len(sizes) > 1 else int(not depth)
            sizes[-1] += last
    return sum(sizes)


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


def _found(run: Run, compiled: Any, text: str) -> Iterator[Any]:
    """Yield the matches in a text; all patterns of an evaluation share the time that its limits allow them."""
    started = perf_counter()
    try:
        for found in compiled.finditer(text, timeout=run.limits.pattern_seconds - run.pattern_seconds):
            run.spend()
            yield found
    except (TimeoutError, ValueError):  # ValueError: no time is left at all
        raise _too_slow(run) from None
    finally:
        run.pattern_seconds += perf_counter() - started
