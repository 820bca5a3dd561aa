"""What stands in for parts without a score, and where a missing part forbids the score of its node."""

from collections.abc import Mapping

import numpy as np

from hanse.diagnostic.engine.answers import State, States
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.model.rules import Absence, AbsenceRule, NodeRules
from hanse.diagnostic.engine.model.tree import Measure, Node
from hanse.diagnostic.engine.plan import Plan


def settled(plan: Plan, node: int, scores: Array, states: States) -> tuple[Array, Flags | None]:
    """Scores of the parts of a node with stand-ins, and the units that get no score.

    `scores` and `states` are ``(units, parts)``; the second result is ``(units,)``, or None where nothing is absent. A
    measure's own rule for absence counts before that of its node; a part without weight has no say.
    """
    if not states.any():
        return scores, None
    filled = scores.copy(order="K")
    blocked = np.zeros(len(filled), dtype=bool)
    for number, part in enumerate(plan.columns[plan.parts[node]]):
        if part.weight == 0 or not states[:, number].any():
            continue
        for state, rule in _rules(part, plan.node_rules[node]).items():
            hit = states[:, number] == state
            match rule.absence:
                case Absence.NO_SCORE:
                    blocked |= hit
                case Absence.LOWEST:
                    filled[hit, number] = plan.framework.scale[0]
                case Absence.VALUE:
                    filled[hit, number] = rule.value
    return filled, blocked


def _rules(part: Node | Measure, rules: NodeRules) -> Mapping[State, AbsenceRule]:
    usual = AbsenceRule()
    own = part if isinstance(part, Measure) else None
    return {
        State.MISSING: (own and own.missing) or rules.missing or usual,
        State.NOT_APPLICABLE: (own and own.not_applicable) or rules.not_applicable or usual,
        State.IRRELEVANT: (own and own.irrelevant) or rules.irrelevant or usual,
    }
