"""Drawing the statistics of a round's groups when it closes, and taking from them as cities become known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Flags, Whole
from hanse.diagnostic.engine.disclosure.differences import admit
from hanse.diagnostic.engine.disclosure.groups import UNKNOWN, Groups, offered
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN, level_counts, summaries
from hanse.diagnostic.models import Release, Round
from hanse.diagnostic.queries.assessments import standing
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import MOST_CLASSES, classes_of, compared_nodes, ever_shared
from hanse.diagnostic.queries.results import in_round_terms
from hanse.members.public import IncomeGroup, Region, SizeClass

ATTRIBUTES: tuple[tuple[str, ...], ...] = (tuple(Region.values), tuple(SizeClass.values), tuple(IncomeGroup.values))

type Stored = Mapping[str, Any]
"""One entry of a release's JSON."""


def draw_release(round_: Round) -> Release:
    """Keep the statistics of all cities that have submitted by now, at their last revision; part of closing a round."""
    scheme = framework(round_.framework_key, round_.framework_version)
    keys = [node.key for node in compared_nodes(scheme)]
    ladder = next(iter(scheme.ladders.values()), None)
    cities, scores, levels = _counted(round_, keys)
    groups, private = _groups(cities), _private(cities, round_)
    told = summaries(groups, scores, private)
    counts = level_counts(groups, levels, private, len(ladder.levels) if ladder else 0)
    return Release.objects.create(
        round=round_,
        cities=cities,
        told=[
            {
                "classes": _names(groups, group),
                "node": keys[number],
                "count": found.count,
                "median": found.median,
                "quartiles": found.quartiles,
            }
            for (group, number), found in told.items()
        ],
        levels=[
            {"classes": _names(groups, group), "counts": each} for group, each in counts.items() if (group, 0) in told
        ],
    )


def narrow_release(round_: Round) -> None:
    """Withhold what would give a city away now that one more lets its own scores be seen; nothing is ever added."""
    row = Release.objects.select_for_update().filter(round=round_).first()
    if row is None:
        return
    groups, private = _groups(row.cities), _private(row.cities, round_)
    numbers = {tuple(_names(groups, number)): number for number in range(len(groups.fixed))}
    by_node: dict[str, list[Stored]] = {}
    for each in row.told:
        by_node.setdefault(each["node"], []).append(each)
    checked: dict[tuple[tuple[int, ...], bytes], list[int]] = {}
    kept: list[Stored] = []
    for node, told in by_node.items():
        present = np.array([node not in each["absent"] for each in row.cities], dtype=np.bool_)
        candidates = tuple(sorted(numbers[tuple(each["classes"])] for each in told))
        key = candidates, present.tobytes()
        if key not in checked:
            checked[key] = admit(groups, candidates, [present & private], least=LEAST_FOR_MEDIAN)
        kept += [each for each in told if numbers[tuple(each["classes"])] in checked[key]]
    whole = framework(round_.framework_key, round_.framework_version).root.key
    still = [each["classes"] for each in kept if each["node"] == whole]
    row.told, row.levels = kept, [each for each in row.levels if each["classes"] in still]
    row.save(update_fields=["told", "levels"])


def _counted(round_: Round, keys: Sequence[str]) -> tuple[list[Stored], Array, Whole]:
    """Who counts, as it is stored; scores ``(cities, nodes)`` with NaN; levels of the first node, 0 for none."""
    assessments = {one.id: one for one in standing(round_)}
    rows = in_round_terms().filter(assessment__in=assessments)
    found = list(rows.values_list("assessment_id", "nodes"))
    scores = np.array([[_score(nodes, key) for key in keys] for _id, nodes in found], dtype=np.float64)
    cities: list[Stored] = [
        {
            "city": str(assessments[each].city_id),
            "classes": classes_of(assessments[each].city),
            "absent": [key for key in keys if np.isnan(_score(nodes, key))],
        }
        for each, nodes in found
    ]
    levels = np.array([nodes.get(keys[0], {}).get("level") or 0 for _id, nodes in found], dtype=np.intp)
    return cities, scores.reshape(-1, len(keys)), levels


def _score(nodes: Mapping[str, Mapping[str, float | None]], key: str) -> float:
    score = nodes.get(key, {}).get("score")
    return np.nan if score is None else score


def _groups(cities: Sequence[Stored]) -> Groups:
    codes = [
        [
            names.index(name) if name in names else UNKNOWN
            for names, name in zip(ATTRIBUTES, each["classes"], strict=True)
        ]
        for each in cities
    ]
    return offered(np.array(codes, dtype=np.intp).reshape(-1, len(ATTRIBUTES)), depth=MOST_CLASSES)


def _names(groups: Groups, number: int) -> list[str | None]:
    fixed = groups.fixed[number]
    return [None if code is None else names[code] for names, code in zip(ATTRIBUTES, fixed, strict=True)]


def _private(cities: Sequence[Stored], round_: Round) -> Flags:
    known = {str(each) for each in ever_shared(round_)}
    return np.array([each["city"] not in known for each in cities], dtype=np.bool_)
