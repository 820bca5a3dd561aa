"""FEEL conditions on the rows of a table."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Numbers, Texts
from hanse.diagnostic.method.tables.frame import Frame, where
from hanse.feel.expressions import parse


class Condition:
    """A condition on one row; anything but true, null included, does not hold."""

    def __init__(self, text: str, columns: Mapping[str, Numbers | Texts]) -> None:
        self.expression = parse(text, names=columns)

    def over(self, frame: Frame) -> NDArray[np.bool_]:
        """The entries of the frame for which it holds. Each combination of values is looked at once."""
        known: dict[tuple[object, ...], bool] = {}

        def holds(values: Mapping[str, object]) -> bool:
            key = tuple(values.values())
            if key not in known:
                known[key] = self.expression.evaluate(values) is True
            return known[key]

        return where(frame, holds, self.expression.names)
