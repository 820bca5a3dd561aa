"""The scores of a round's cities as arrays, and what they say of the index."""

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.statistics.examination import FEWEST, Examination, examined
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.results import in_round_terms


def last_results(round_: Round) -> list[Result]:
    """As answered, the last submitted revision of each city that has a score of the whole, in an order that stays.

    Without the numbers of the nodes; one query. What is examined hangs on the order, so readers of other languages,
    who would sort cities otherwise, have the same figures.
    """
    found = (
        in_round_terms()
        .filter(assessment__round=round_, assessment__state=State.SUBMITTED)
        .order_by("assessment__city_id", "-assessment__revision")
    )
    last = found.distinct("assessment__city_id").values("id")
    kept = Result.objects.filter(id__in=last, score__isnull=False).defer("nodes").select_related("assessment__city")
    return list(kept.order_by("id"))


def examination_of(round_: Round, results: Sequence[Result]) -> Examination | None:
    """The index examined by these results of a round; None for too few. One query, none while it is remembered."""
    if len(results) < FEWEST:
        return None
    return _examined(*round_.method, tuple(one.id for one in results))


@lru_cache(maxsize=16)
def _examined(key: str, version: str, ids: tuple[UUID, ...]) -> Examination:
    """Stored results never change, so what was computed of them once holds."""
    nodes = dict(Result.objects.filter(id__in=ids).values_list("id", "nodes"))
    scheme = framework(key, version)
    return examined(scheme, {node.key: _column(node.key, [nodes[one] for one in ids]) for node in scheme.root.nodes()})


def _column(key: str, stored: Sequence[dict[str, dict[str, float | None]]]) -> Array:
    return np.array([one.get(key, {}).get("score") for one in stored], dtype=np.float64)
