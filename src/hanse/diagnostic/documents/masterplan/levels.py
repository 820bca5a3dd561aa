"""Levels and scores that a roadmap leads to, as a master plan says them."""

from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.report.levels import level_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.ui import formats


def score_at(plan: MasterPlan, row: int, node: str = "") -> str:
    """Of a node, else of the whole; row 0 is today, then the end of each period."""
    found = plan.outlook.node_scores(node or root(plan))[row]
    return formats.NOTHING if found != found else formats.number(float(found), 0)  # noqa: PLR0124 - not a number


def level_at(plan: MasterPlan, row: int, node: str = "") -> str:
    """The level with its name."""
    after, key = plan.outlook.after, node or root(plan)
    level, ladder = after.level(row, key), after.ladder(key)
    if level is None or ladder is None:
        return level_words(None, "")
    return level_words(ladder.levels.index(level) + 1, Speaker(after.framework, plan.language)(level.name))


def root(plan: MasterPlan) -> str:
    return plan.outlook.after.framework.root.key
