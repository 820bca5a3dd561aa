from collections.abc import Sequence

import numpy as np

from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment, Result
from hanse.diagnostic.queries.results import scored


def compute_results(assessments: Sequence[Assessment]) -> list[Result]:
    """Score assessments of one round at once, as answered and with evidence only, and keep every node's numbers."""
    made = []
    for basis in Basis:
        scores = scored(assessments, basis)
        made += [_row(one, basis, scores, unit) for unit, one in enumerate(assessments)]
    return Result.objects.bulk_create(made)


def _row(assessment: Assessment, basis: Basis, scores: Scored, unit: int) -> Result:
    framework = scores.framework
    nodes = {node.key: _numbers(scores, unit, node.key) for node in framework.root.nodes()}
    root = nodes[framework.root.key]
    return Result(
        assessment=assessment,
        basis=basis,
        framework_key=framework.key,
        framework_version=framework.version,
        score=root["score"],
        level=root["level"],
        nodes=nodes,
    )


def _numbers(scores: Scored, unit: int, key: str) -> dict[str, float | int | None]:
    """Score, level (1 is the lowest; None without levels) and completeness of one node."""
    score = float(scores.scores(key)[unit])
    ladder, level = scores.ladder(key), scores.level(unit, key)
    return {
        "score": None if np.isnan(score) else score,
        "level": None if ladder is None or level is None else ladder.levels.index(level) + 1,
        "completeness": float(scores.completeness(key)[unit]),
    }
