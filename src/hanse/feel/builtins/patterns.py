"""String functions with patterns (DMN 1.5, 10.3.4.3): XPath's regular expressions.

The library `regex` knows Unicode's blocks and classes, and stops a pattern that runs away.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter
from typing import Any

import regex

from hanse.feel.builtins.signature import Library
from hanse.feel.builtins.xpath import translated
from hanse.feel.errors import FeelLimitError
from hanse.feel.run import NullResult, Run
from hanse.feel.values.kinds import a

library = Library()

_STEPS = 6
_FLAGS = "smixq"
_GROUP = re.compile(r"\\(\\|\$)|\$(\d)|(\\|\$)")


@library.add("matches(input: string, pattern: string, flags?: any)", steps=_STEPS)
def matches(run: Run, text: str, pattern: str, flags: Any = None) -> bool:
    """Return whether the pattern is found in the text (10.3.4.3)."""
    return next(_found(run, _ready(run, pattern, _flags(flags)), text), None) is not None


@library.add("replace(input: string, pattern: string, replacement: string, flags?: any)", steps=_STEPS)
def replace(run: Run, text: str, pattern: str, replacement: str, flags: Any = None) -> str:
    """Return the text with each match replaced (10.3.4.3); $1 is what the first bracket found, $0 all of it."""
    compiled = _dividing(run, pattern, _flags(flags))
    made = _replacement(run, replacement, compiled.groups)
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
    """Return the parts of a text between the matches of a pattern (10.3.4.3)."""
    parts: list[str] = []
    last = 0
    for found in _found(run, _dividing(run, delimiter, ""), text):
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


def _dividing(run: Run, pattern: str, flags: str) -> Any:
    """Return a pattern that finds something wherever it finds anything: XPath allows no other to replace or split."""
    compiled = _ready(run, pattern, flags)
    if next(_found(run, compiled, ""), None) is not None:
        raise NullResult(f'"{pattern[:40]}" is found where there is nothing, so nothing can be put in its place')
    return compiled


def _too_slow(run: Run) -> FeelLimitError:
    return FeelLimitError(f"patterns take more than {run.limits.pattern_seconds} seconds")


@lru_cache(maxsize=100)
def _compiled(pattern: str, flags: str) -> Any:
    strange = set(flags) - set(_FLAGS)
    if strange:
        raise NullResult(f'there is no flag "{min(strange)}"; there are {", ".join(_FLAGS)}')
    text = regex.escape(pattern) if "q" in flags else translated(pattern, flags)
    try:
        # Set within the pattern, the flag takes each letter for itself, as XPath does: "ß" is not "ss".
        return regex.compile(f"(?i:{text})" if "i" in flags else text, regex.V1)
    except regex.error as trouble:
        raise NullResult(f'"{pattern[:40]}" is no pattern of XPath: {trouble}') from None


def _replacement(run: Run, text: str, groups: int) -> Any:
    r"""What to put in place of a match: $N for a bracket, \$ and \\ for themselves; anything else is refused."""
    pieces: list[str | int] = []
    last = 0
    for found in _GROUP.finditer(text):
        run.spend()
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

    def made(match: Any) -> str:
        run.spend(len(pieces) // 2)
        return "".join(piece(match, one) for one in pieces)

    return made


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
