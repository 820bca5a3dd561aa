"""What stands in for parts without a score, and where a missing part forbids the score of its node."""

import numpy as np

from hanse.diagnostic.engine.answers import States
from hanse.diagnostic.engine.arrays import Array, Flags, replaced
from hanse.diagnostic.engine.model.rules import Absence
from hanse.diagnostic.engine.plan import Plan


def settled(plan: Plan, node: int, scores: Array, states: States) -> tuple[Array, Flags | None]:
    """Scores of the parts of a node with stand-ins, and the units that get no score.

    `scores` and `states` are ``(units, parts)``; the second result is ``(units,)``, or None where nothing is forbidden.
    """
    filled = scores
    blocked: Flags | None = None
    for number, state, rule in plan.absences[node]:
        hit = np.equal(states[:, number], state)
        if not hit.any():
            continue
        if rule.absence is Absence.NO_SCORE:
            blocked = hit if blocked is None else blocked | hit
            continue
        filled = scores.copy(order="K") if filled is scores else filled
        stand_in = plan.framework.scale[0] if rule.absence is Absence.LOWEST else rule.value
        filled[:, number] = replaced(filled[:, number], hit, stand_in)
    return filled, blocked
