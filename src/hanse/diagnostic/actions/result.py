from collections.abc import Sequence

import numpy as np
from django.db import transaction

from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.spans import Spans, spans
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment, Result, Round
from hanse.diagnostic.queries.assessments import standing
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import Version, proved_keys, scored
from hanse.kernel import audit
from hanse.kernel.actor import Actor

AT_A_TIME = 100
"""Assessments whose answers are held in memory together."""


@transaction.atomic
def derive_results(round_: Round, version: str, *, by: Actor) -> int:
    """Score what was submitted in a round again under another version of its framework, beside the old results.

    The last revision of each city that has no such result yet; a second call finds nothing to do. Returns for how many
    cities results were made. Raises UnknownFrameworkError.
    """
    if version == round_.framework_version:
        return 0
    framework(round_.framework_key, version)
    known = Result.objects.filter(framework_key=round_.framework_key, framework_version=version)
    done = set(known.filter(assessment__round=round_).values_list("assessment_id", flat=True))
    waiting = [one for one in standing(round_).select_related("round") if one.id not in done]
    for start in range(0, len(waiting), AT_A_TIME):
        compute_results(waiting[start : start + AT_A_TIME], under=(round_.framework_key, version))
    if waiting:
        detail = {"version": version, "cities": len(waiting)}
        audit.record("diagnostic.derive_results", by=by, on=round_, detail=detail)
    return len(waiting)


def compute_results(assessments: Sequence[Assessment], *, under: Version | None = None) -> list[Result]:
    """Score assessments of one round at once, as answered and with evidence only, and keep every node's numbers.

    `under` another version of the framework than the round's, the results are derived ones.
    As answered, each node's number comes with the span in which it lies (doc/method/uncertainty.md).
    """
    made = []
    for basis in Basis:
        scores = scored(assessments, basis, under=under)
        found = _spans(scores, assessments) if basis == Basis.CLAIMED else [None] * len(assessments)
        made += [
            _row(one, basis, scores, unit, found[unit], is_derived=under is not None)
            for unit, one in enumerate(assessments)
        ]
    return Result.objects.bulk_create(made)


def _spans(scores: Scored, assessments: Sequence[Assessment]) -> Sequence[Spans | None]:
    """None where scores hang on the other cities: a span of one city alone would say nothing."""
    if not stands_alone(scores.framework):
        return [None] * len(assessments)
    proved = proved_keys(assessments)
    return spans(scores, proved=[proved[one.sheet_id] for one in assessments])


def _row(
    assessment: Assessment, basis: Basis, scores: Scored, unit: int, found: Spans | None, *, is_derived: bool
) -> Result:
    scheme = scores.framework
    nodes = {node.key: _numbers(scores, unit, node.key, found) for node in scheme.root.nodes()}
    root = nodes[scheme.root.key]
    return Result(
        assessment=assessment,
        basis=basis,
        framework_key=scheme.key,
        framework_version=scheme.version,
        score=root["score"],
        level=root["level"],
        nodes=nodes,
        is_derived=is_derived,
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
