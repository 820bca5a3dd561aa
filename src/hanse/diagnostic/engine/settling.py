"""What stands in for parts without a score, and where a missing part forbids the score of its node."""

from hanse.diagnostic.engine.answers import States, in_state
from hanse.diagnostic.engine.arrays import Array, Flags, replaced
from hanse.diagnostic.engine.model.rules import Absence
from hanse.diagnostic.engine.plan import Plan


def settled(plan: Plan, node: int, scores: Array, states: States) -> tuple[list[Array], Flags | None]:
    """Scores of the parts of a node with stand-ins, part by part, and the units that get no score.

    `scores` and `states` are ``(units, parts)``, all results ``(units,)``; None where nothing is forbidden.
    """
    filled, blocked = list(scores.T), None
    if not states.any():
        return filled, blocked
    for number, state, rule in plan.absences[node]:
        hit = in_state(states[:, number], state)
        if not hit.any():
            continue
        if rule.absence is Absence.NO_SCORE:
            blocked = hit if blocked is None else blocked | hit
        else:
            stand_in = plan.framework.scale[0] if rule.absence is Absence.LOWEST else rule.value
            filled[number] = replaced(filled[number], hit, stand_in)
    return filled, blocked
