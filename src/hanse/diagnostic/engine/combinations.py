"""Single choices taken together: what hangs on them alone is found once for every combination, then looked up."""

from collections.abc import Sequence
from math import prod

import numpy as np

from hanse.diagnostic.engine.answers import NONE_CHOSEN, Choices, Codes

MOST = 1 << 12
"""Beyond so many combinations the units themselves are fewer, or nearly."""
FIRST = np.int16(NONE_CHOSEN)
"""Codes begin here: nothing chosen is one of the options."""


def few(choices: Sequence[Choices]) -> bool:
    """Whether there are choices, and few enough combinations of them."""
    return bool(choices) and prod(_size(choice.options) for choice in choices) <= MOST


def every(*options: tuple[int | str, ...]) -> Codes:
    """The codes of every combination of options, ``(choices, combinations)``."""
    sizes = [_size(one) for one in options]
    return np.indices(sizes, dtype=np.int16).reshape(len(sizes), -1) + FIRST


def met(choices: Sequence[Choices]) -> Codes:
    """Which combination each unit has, ``(units,)``: places in `every`."""
    first, *others = choices
    places: Codes = first.codes - FIRST
    for choice in others:
        places *= np.int16(_size(choice.options))
        places += choice.codes - FIRST
    return places


def _size(options: tuple[int | str, ...]) -> int:
    return len(options) + 1
