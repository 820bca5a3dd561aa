"""String functions (DMN 1.5, 10.3.4.3). Positions count characters from 1; negative ones count from the end."""

from decimal import Decimal
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.kinds import a
from hanse.feel.values.numbers import shown, whole

library = Library()


@library.add("substring(string: string, start position: number, length?: number)")
def substring(_run: Run, text: str, start: Decimal, length: Decimal | None = None) -> str:
    """Return the part of a text from a position, of a length or to the end (10.3.4.3)."""
    position = whole(start)
    if position == 0 or abs(position) > len(text):
        raise NullResult(f"there is no position {shown(position)} in a text of length {len(text)}")
    if length is not None and length < 1:
        raise NullResult("the length is less than 1")
    first = position - 1 if position > 0 else len(text) + position
    return text[first:] if length is None else text[first : first + whole(length)]


@library.add("string length(string: string)")
def string_length(_run: Run, text: str) -> int:
    """Return the number of characters (10.3.4.3)."""
    return len(text)


@library.add("upper case(string: string)")
def upper_case(run: Run, text: str) -> str:
    """Return the text in upper case (10.3.4.3)."""
    return run.sized(text.upper())


@library.add("lower case(string: string)")
def lower_case(run: Run, text: str) -> str:
    """Return the text in lower case (10.3.4.3)."""
    return run.sized(text.lower())


@library.add("substring before(string: string, match: string)")
def substring_before(_run: Run, text: str, match: str) -> str:
    """Return what stands before the first match (10.3.4.3); "" if there is none."""
    return text.partition(match)[0] if match and match in text else ""


@library.add("substring after(string: string, match: string)")
def substring_after(_run: Run, text: str, match: str) -> str:
    """Return what stands after the first match (10.3.4.3); "" if there is none."""
    return text.partition(match)[2] if match else text


@library.add("contains(string: string, match: string)")
def contains(_run: Run, text: str, match: str) -> bool:
    """Return whether the match is somewhere in the text (10.3.4.3)."""
    return match in text


@library.add("starts with(string: string, match: string)")
def starts_with(_run: Run, text: str, match: str) -> bool:
    """Return whether the text begins with the match (10.3.4.3)."""
    return text.startswith(match)


@library.add("ends with(string: string, match: string)")
def ends_with(_run: Run, text: str, match: str) -> bool:
    """Return whether the text ends with the match (10.3.4.3)."""
    return text.endswith(match)


@library.add("string join(list: list, delimiter?: any)")
def string_join(run: Run, texts: list[Any], delimiter: Any = None) -> str:
    """Return texts joined, null ones left out (10.3.4.3)."""
    if delimiter is not None and type(delimiter) is not str:
        raise NullResult(f"the delimiter must be a string, and is {a(delimiter)}")
    run.spend(len(texts))
    for position, text in enumerate(texts, 1):
        if text is not None and type(text) is not str:
            raise NullResult(f"element {position} is {a(text)}, not a string")
    present = [text for text in texts if text is not None]
    between = delimiter or ""
    run.room(sum(map(len, present)) + len(between) * len(present), run.limits.string)
    return run.sized(between.join(present))
