"""Numbers as people write them: in any digits, with a comma or a point, with or without grouping."""

import re
from decimal import Decimal
from enum import Enum

_SPACES = re.compile(r"[\s'’٬_]")
_DIGITS = re.compile(r"-?\d+(\.\d+)?")
_GROUPS = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
LONGEST = 40


class Doubt(Enum):
    """Why no number was read."""

    NOT_A_NUMBER = 1
    TWO_READINGS = 2


def read_number(words: str, *, decimals: int | None) -> Decimal | Doubt:
    """The number that `words` mean, or the doubt.

    A single separator before exactly three digits is a grouping where no decimals are asked for; "1.234" with three
    or more decimals is taken as the machine form; every other such case ("1,234") has two readings.
    """
    bare = _SPACES.sub("", words).replace("−", "-").replace("٫", ".").removeprefix("+")
    if len(words) > LONGEST or not bare:
        return Doubt.NOT_A_NUMBER
    separators = [character for character in bare if character in ".,"]
    if len(set(separators)) == 2:
        return _two_separators(bare)
    if len(separators) > 1:
        return _plain(re.sub("[.,]", "", bare)) if _GROUPS.fullmatch(bare) else Doubt.NOT_A_NUMBER
    if separators and _GROUPS.fullmatch(bare) and not bare.lstrip("-").startswith("0"):
        return _one_separator(bare, separators[0], decimals)
    return _plain(bare.replace(",", "."))


def _two_separators(bare: str) -> Decimal | Doubt:
    last = max(bare.rfind("."), bare.rfind(","))
    whole, rest = bare[:last], bare[last + 1 :]
    if bare[last] in whole or not _GROUPS.fullmatch(whole):
        return Doubt.NOT_A_NUMBER
    return _plain(f"{re.sub('[.,]', '', whole)}.{rest}")


def _one_separator(bare: str, separator: str, decimals: int | None) -> Decimal | Doubt:
    if decimals == 0:
        return _plain(bare.replace(separator, ""))
    if separator == "." and (decimals is None or decimals >= 3):
        return _plain(bare)
    return Doubt.TWO_READINGS


def _plain(bare: str) -> Decimal | Doubt:
    return Decimal(bare) if _DIGITS.fullmatch(bare) else Doubt.NOT_A_NUMBER
