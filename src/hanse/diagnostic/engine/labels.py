"""Units alike in one column or in several: what statistics and ranks within a group go by."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Input, Numbers, Texts

type Labels = NDArray[np.generic]

SEPARATOR = "\x1f"


def labels(inputs: Mapping[str, Input], columns: Sequence[str]) -> Labels | None:
    """``(units,)`` the group of each unit, None where no column is named.

    Of several columns a unit has a group where it has a label in each. Raises TypeError for what is no column.
    """
    found = [_values(inputs, column) for column in columns]
    if len(found) < 2:
        return found[0] if found else None
    rows = zip(*(one.tolist() for one in found), strict=True)
    joined = [None if any(map(is_blank, row)) else SEPARATOR.join(map(str, row)) for row in rows]
    return np.array(joined, dtype=object)


def is_blank(label: object) -> bool:
    """Whether a label marks a unit without a group."""
    return label is None or label == "" or label != label  # noqa: PLR0124  only NaN differs from itself


def _values(inputs: Mapping[str, Input], column: str) -> Labels:
    given = inputs.get(column)
    if not isinstance(given, Numbers | Texts):
        raise TypeError(f"“{column}” is no column")
    return given.values
