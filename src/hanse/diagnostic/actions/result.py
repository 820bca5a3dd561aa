from collections.abc import Sequence

import numpy as np

from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.spans import Spans, spans
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment, Result
from hanse.diagnostic.queries.results import proved_keys, scored


def compute_results(assessments: Sequence[Assessment]) -> list[Result]:
    """Score assessments of one round at once, as answered and with evidence only, and keep every node's numbers.

    As answered, each node's number comes with the span in which it lies (doc/method/uncertainty.md).
    """
    made = []
    for basis in Basis:
        scores = scored(assessments, basis)
        found = _spans(scores, assessments) if basis == Basis.CLAIMED else [None] * len(assessments)
        made += [_row(one, basis, scores, unit, found[unit]) for unit, one in enumerate(assessments)]
    return Result.objects.bulk_create(made)


def _spans(scores: Scored, assessments: Sequence[Assessment]) -> Sequence[Spans | None]:
    """None where scores hang on the other cities: a span of one city alone would say nothing."""
    if not stands_alone(scores.framework):
        return [None] * len(assessments)
    proved = proved_keys(assessments)
    return spans(scores, proved=[proved[one.sheet_id] for one in assessments])


def _row(assessment: Assessment, basis: Basis, scores: Scored, unit: int, found: Spans | None) -> Result:
    framework = scores.framework
    nodes = {node.key: _numbers(scores, unit, node.key, found) for node in framework.root.nodes()}
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


def _numbers(scores: Scored, unit: int, key: str, found: Spans | None) -> dict[str, float | int | None]:
    """Score, level (1 is the lowest; None without levels), completeness and span of one node."""
    score = float(scores.scores(key)[unit])
    ladder, level = scores.ladder(key), scores.level(unit, key)
    numbers: dict[str, float | int | None] = {
        "score": None if np.isnan(score) else score,
        "level": None if ladder is None or level is None else ladder.levels.index(level) + 1,
        "completeness": float(scores.completeness(key)[unit]),
    }
    if found is not None and not np.isnan(score):
        low, high = found.between(key)
        numbers |= {"low": low, "high": high, "steady": found.steady.get(key)}
    return numbers
