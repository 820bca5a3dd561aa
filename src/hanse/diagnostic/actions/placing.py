"""Working out where each city stood in a closed round, once, from the scores that its statistics rest on."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.db import transaction

from hanse.diagnostic.actions.release import groups_of, names_of
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.disclosure.places import outwards, percentiles
from hanse.diagnostic.engine.disclosure.shares import banded, reaching
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_QUARTILES
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.statistics.node_tree import NoMeanError
from hanse.diagnostic.engine.statistics.rank_bands import rank_bands
from hanse.diagnostic.models import Assessment, Placement, Release, Round
from hanse.diagnostic.queries.closing import chosen_options, counted, levels_of, scores_of
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import compared_nodes
from hanse.diagnostic.queries.separating import stepped_questions
from hanse.kernel import audit, jobs
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now

BATCH = 1_000


def ask_for_places(round_: Round) -> None:
    """Start the job of `place_cities`: too much work for the moment in which a round is closed."""
    jobs.defer("diagnostic.place_cities", round_id=str(round_.id))


@transaction.atomic
def place_cities(round_: Round, *, by: Actor) -> int:
    """Keep the places of a closed round's cities, and what separates its levels. Returns of how many cities.

    They rest on what was submitted when the round was closed, so a later call would find the same; it does nothing.
    """
    release = Release.objects.select_for_update().filter(round=round_, placed_at=None).first()
    if release is None:
        return 0
    assessments, scheme = counted(release), framework(*round_.method)
    scores = scores_of(assessments, [node.key for node in scheme.root.nodes()])
    told = _percentiles(release, {node.key: scores[node.key] for node in compared_nodes(scheme)})
    bands, ranked = _rank_bands(scheme, scores), int(np.count_nonzero(~np.isnan(scores[scheme.root.key])))
    Placement.objects.bulk_create(
        [
            Placement(
                release=release,
                city_id=each["city"],
                groups=groups,
                near=each.get("near"),
                near_mean=apart[0],
                near_farthest=apart[1],
                first=band[0] if band else None,
                last=band[1] if band else None,
                ranked=ranked,
            )
            for each, groups, band in zip(release.cities, told, bands, strict=True)
            for apart in [each.get("apart") or (None, None)]
        ],
        batch_size=BATCH,
    )
    release.separating = _separating(release, assessments)
    release.placed_at = now()
    release.save(update_fields=["separating", "placed_at"])
    audit.record("diagnostic.place_cities", by=by, on=round_, detail={"cities": len(assessments)})
    return len(assessments)


def _percentiles(release: Release, scores: Mapping[str, Array]) -> list[list[dict[str, Any]]]:
    """For each city its groups in which places are told: those of which quartiles are, for the same scores."""
    groups = groups_of(release.cities)
    numbers = {tuple(names_of(groups, number)): number for number in range(len(groups.fixed))}
    by_city: list[dict[tuple[str | None, ...], dict[str, int]]] = [{} for _each in release.cities]
    for entry in release.told:
        if entry["count"] >= LEAST_FOR_QUARTILES:
            classes, column = tuple(entry["classes"]), scores[entry["node"]]
            inside = np.flatnonzero(groups.members[numbers[classes]] & ~np.isnan(column))
            found = percentiles(column[inside])
            for city, share in zip(inside.tolist(), [] if found is None else found.tolist(), strict=True):
                by_city[city].setdefault(classes, {})[entry["node"]] = round(share)
    return [[{"classes": list(key), "percentiles": shares} for key, shares in each.items()] for each in by_city]


def _rank_bands(scheme: Framework, scores: Mapping[str, Array]) -> list[tuple[int, int] | None]:
    """First and last place of each city's rank as they are told; None for fewer than fifteen, or where it has none."""
    whole = scores[scheme.root.key]
    count = int(np.count_nonzero(~np.isnan(whole)))
    nothing: list[tuple[int, int] | None] = [None] * len(whole)
    if count < LEAST_FOR_QUARTILES:
        return nothing
    try:
        best, worst = rank_bands(scheme, scores)
    except NoMeanError:
        return nothing
    first, last = outwards(best, worst, count)
    return [None if np.isnan(a) else (int(a), int(b)) for a, b in zip(first, last, strict=True)]


def _separating(release: Release, assessments: Sequence[Assessment]) -> list[dict[str, Any]]:
    """For each band of levels, the shares of its cities that have reached each option of each question."""
    scheme = framework(*release.round.method)
    ladder = next(iter(scheme.ladders.values()), None)
    levels = levels_of(assessments)
    found = banded(levels, len(ladder.levels) if ladder else 0)
    questions = stepped_questions(scheme) if found else []
    chosen = chosen_options(assessments, questions)
    return [
        {
            "levels": [band.start, band.stop - 1],
            "shares": {
                one.key: shares
                for one in questions
                if (shares := reaching(chosen[one.key][np.isin(levels, band)], len(one.options)))
            },
        }
        for band in found
    ]
