import math
from collections.abc import Mapping, Sequence

from django.db import transaction

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.staging import NO_LEVEL
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.spans import Spans, spans
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Assessment, Result, Round, Version
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import proved_keys, scored
from hanse.diagnostic.queries.verification import verified_keys
from hanse.kernel import audit, jobs
from hanse.kernel.actor import Actor

type Numbers = dict[str, float | int | None]

AT_A_TIME = 100
"""Assessments whose answers are held in memory together."""


def ask_for_derived_results(round_: Round, version: str, *, by: Actor) -> None:
    """Start the job of `derive_results`, which may take minutes and is audited when it has been done."""
    jobs.defer("diagnostic.derive_results", round_id=str(round_.id), version=version, by_id=str(by.id))


@transaction.atomic
def derive_results(round_: Round, version: str, *, by: Actor) -> int:
    """Score what was submitted in a round again under another version of its framework, beside the old results.

    The last revision of each city that has no such result yet; a second call finds nothing to do. Returns for how many
    cities results were made. Raises UnknownFrameworkError.
    """
    new = Version(round_.framework_key, version)
    framework(*new)
    known = Result.objects.filter(framework_key=round_.framework_key, framework_version=version)
    done = set(known.filter(assessment__round=round_).values_list("assessment_id", flat=True))
    waiting = [one for one in last_submissions(round_).select_related("round", "city", "sheet") if one.id not in done]
    for own in sorted({one.method for one in waiting} - {new}):
        alike = [one for one in waiting if one.method == own]
        for start in range(0, len(alike), AT_A_TIME):
            compute_results(alike[start : start + AT_A_TIME], under=new)
    if waiting:
        detail = {"version": version, "cities": len(waiting)}
        audit.record("diagnostic.derive_results", by=by, on=round_, detail=detail)
    return len(waiting)


def compute_results(assessments: Sequence[Assessment], *, under: Version | None = None) -> list[Result]:
    """Score assessments of one round and version, as answered and with evidence only, with every node's numbers.

    Where their verification is finished, from verified answers only as well.

    `under` another version of the framework than theirs, the results are derived ones.
    As answered, each node's number comes with the span in which it lies (doc/method/uncertainty.md).
    """
    made = []
    for basis in (Basis.CLAIMED, Basis.EVIDENCED):
        scores = scored(assessments, basis, under=under)
        found = _spans(scores, assessments) if basis == Basis.CLAIMED else [None] * len(assessments)
        scheme = scores.framework
        numbers = {node.key: _numbers(scores, node.key) for node in scheme.root.nodes()}
        made += [
            _row(one, basis, numbers, unit, found[unit], under=scheme, is_derived=under is not None)
            for unit, one in enumerate(assessments)
        ]
    stored = Result.objects.bulk_create(made)
    return stored + compute_verified(assessments, under=under)


def compute_verified(assessments: Sequence[Assessment], *, under: Version | None = None) -> list[Result]:
    """Score those of the assessments whose verification is finished once more, from their verified answers alone."""
    done = verified_keys(assessments)
    ready = [one for one in assessments if one.sheet_id in done]
    if not ready:
        return []
    scores = scored(ready, Basis.VERIFIED, under=under)
    scheme = scores.framework
    numbers = {node.key: _numbers(scores, node.key) for node in scheme.root.nodes()}
    rows = [
        _row(one, Basis.VERIFIED, numbers, unit, None, under=scheme, is_derived=under is not None)
        for unit, one in enumerate(ready)
    ]
    return Result.objects.bulk_create(rows)


def _spans(scores: Scored, assessments: Sequence[Assessment]) -> Sequence[Spans | None]:
    """None where scores hang on the other cities: a span of one city alone would say nothing."""
    if not stands_alone(scores.framework):
        return [None] * len(assessments)
    proved = proved_keys(assessments)
    return spans(scores, proved=[proved[one.sheet_id] for one in assessments])


def _row(
    assessment: Assessment,
    basis: Basis,
    numbers: Mapping[str, Sequence[Numbers]],
    unit: int,
    found: Spans | None,
    *,
    under: Framework,
    is_derived: bool,
) -> Result:
    nodes = {key: _with_span(of_units[unit], key, found) for key, of_units in numbers.items()}
    root = nodes[under.root.key]
    return Result(
        assessment=assessment,
        basis=basis,
        framework_key=under.key,
        framework_version=under.version,
        score=root["score"],
        level=root["level"],
        nodes=nodes,
        is_derived=is_derived,
    )


def _numbers(scores: Scored, key: str) -> list[Numbers]:
    """Score, level (1 is the lowest; None without levels) and completeness of one node, for each unit."""
    points, shares = scores.scores(key).tolist(), scores.completeness(key).tolist()
    reached = scores.levels[key].tolist() if scores.ladder(key) else [NO_LEVEL] * len(points)
    return [
        {
            "score": None if math.isnan(score) else score,
            "level": None if level == NO_LEVEL else level + 1,
            "completeness": share,
        }
        for score, level, share in zip(points, reached, shares, strict=True)
    ]


def _with_span(numbers: Numbers, key: str, found: Spans | None) -> Numbers:
    if found is None or numbers["score"] is None:
        return numbers
    low, high = found.between(key)
    return numbers | {"low": low, "high": high, "steady": found.steady.get(key)}
