"""Names of people, cities and files, and longer texts: every script survives, what steers or breaks others does not."""

import unicodedata

_STEERING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
"""Embeddings, overrides and isolates: left open, they turn around what follows the name. Joiners are letters' own."""


def _is_word(one: str) -> bool:
    """Whether papers and files can hold it: no control character, no half of a pair, no code that is no character."""
    code = ord(one)
    return unicodedata.category(one) not in {"Cc", "Cs"} and code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF


def in_words(given: str) -> str:
    """A text of several lines as it was typed, without what no paper or file can hold."""
    return "".join(one for one in given if one in "\n\t" or _is_word(one)).strip()


def one_line(given: str) -> str:
    """A name as it was typed, on one line, without control characters and without what steers direction."""
    words = " ".join(given.split())
    return "".join(one for one in words if one not in _STEERING and _is_word(one))
