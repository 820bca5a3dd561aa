"""Names of people, cities and files: every script survives, what steers the words around a name does not."""

import unicodedata

_STEERING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
"""Embeddings, overrides and isolates: left open, they turn around what follows the name. Joiners are letters' own."""


def one_line(given: str) -> str:
    """A name as it was typed, on one line, without control characters and without what steers direction."""
    words = " ".join(given.split())
    return "".join(one for one in words if one not in _STEERING and unicodedata.category(one) not in {"Cc", "Cs"})
