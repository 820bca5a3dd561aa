"""The statistics of a round's groups that may be told: counts, medians, quartiles, levels."""

from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Flags, Whole
from hanse.diagnostic.engine.disclosure.differences import admit
from hanse.diagnostic.engine.disclosure.groups import Groups
from hanse.diagnostic.engine.disclosure.smoothing import published, rounded_counts

LEAST_FOR_MEDIAN = 5
LEAST_FOR_QUARTILES = 15


@dataclass(frozen=True, slots=True)
class Summary:
    """One number of one group: how many units have it, their median, and quartiles where they are enough."""

    count: int
    median: float
    quartiles: tuple[float, float] | None


def summary(values: Array) -> Summary | None:
    """The summary of one group's values ``(units,)``; None where it is too small or its values too much alike."""
    if len(values) < LEAST_FOR_MEDIAN:
        return None
    enough = len(values) >= LEAST_FOR_QUARTILES
    told = published(values, (0.25, 0.5, 0.75) if enough else (0.5,))
    if not told:
        return None
    return Summary(len(values), told[1], (told[0], told[2])) if enough else Summary(len(values), told[0], None)


def told_groups(groups: Groups, present: Flags, *unknown: Flags) -> list[int]:
    """The groups, by number, that are large enough and may be told together, of the units that are `present`.

    Each of `unknown` ``(units,)`` marks those whose own numbers some readers do not know: members, or everybody.
    """
    sizes = (groups.members & present).sum(axis=1)
    large = [number for number, size in enumerate(sizes) if size >= LEAST_FOR_MEDIAN]
    guarded = {each.tobytes(): each for each in (present, *(present & one for one in unknown))}
    return admit(groups, large, list(guarded.values()), least=LEAST_FOR_MEDIAN)


def summaries(groups: Groups, scores: Array, *unknown: Flags) -> dict[tuple[int, int], Summary]:
    """What may be told of ``scores (units, numbers)``, by group and number; what is withheld is not there."""
    present = ~np.isnan(scores)
    checked: dict[bytes, list[int]] = {}
    told: dict[tuple[int, int], Summary] = {}
    for number in range(scores.shape[1]):
        flags = present[:, number]
        key = flags.tobytes()
        if key not in checked:
            checked[key] = told_groups(groups, flags, *unknown)
        for group in checked[key]:
            found = summary(scores[groups.members[group] & flags, number])
            if found is not None:
                told[group, number] = found
    return told


def level_counts(groups: Groups, levels: Whole, number: int, *unknown: Flags) -> dict[int, list[int]]:
    """How many units of a group reach each level 1 to `number`, rounded, by group; for groups that have quartiles.

    `levels` ``(units,)`` holds 0 where there is none.
    """
    present = levels > 0
    inside = {each: levels[groups.members[each] & present] for each in told_groups(groups, present, *unknown)}
    return {each: rounded_counts(found, number) for each, found in inside.items() if len(found) >= LEAST_FOR_QUARTILES}
