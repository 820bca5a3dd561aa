"""Answers of some units and of others as answers of all."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Input, Units


def joined(parts: Sequence[Answers]) -> Answers:
    """The units of all parts, in their order; the parts hold the same inputs and no rosters.

    Raises IndexError for no part.
    """
    by = parts[0].units.by
    keys = tuple(key for part in parts for key in part.units.keys)
    names = tuple(name for part in parts for name in part.units.names)
    inputs = {key: _input([part.inputs[key] for part in parts]) for key in parts[0].inputs}
    return Answers(Units(by, keys, names), inputs)


def _input(parts: Sequence[Input]) -> Input:
    """What has an entry for each unit is an array; what all units share is not."""
    first = parts[0]
    arrays = [one.name for one in fields(first) if isinstance(getattr(first, one.name), np.ndarray)]
    whole: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in arrays}
    return replace(first, **whole)
