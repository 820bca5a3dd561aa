"""Drawing the statistics of a round's groups when it closes, and taking from them as cities become known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Flags, Whole
from hanse.diagnostic.engine.disclosure.alone import with_alone
from hanse.diagnostic.engine.disclosure.differences import admit
from hanse.diagnostic.engine.disclosure.groups import UNKNOWN, Groups, offered
from hanse.diagnostic.engine.disclosure.neighbours import NOWHERE, Neighbourhoods
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN, level_counts, summaries
from hanse.diagnostic.enums import Audience
from hanse.diagnostic.models import Release, Round
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.contexts import neighbours_of
from hanse.diagnostic.queries.frameworks import framework, root_key
from hanse.diagnostic.queries.releases import MOST_CLASSES, classes_of, compared_nodes, ever_shared
from hanse.diagnostic.queries.results import in_round_terms
from hanse.members.public import City, IncomeGroup, Region, SizeClass

ATTRIBUTES: tuple[tuple[str, ...], ...] = (tuple(Region.values), tuple(SizeClass.values), tuple(IncomeGroup.values))

type Stored = Mapping[str, Any]
"""One entry of a release's JSON."""


def draw_release(round_: Round) -> Release:
    """Keep the statistics of all cities that have submitted by now, at their last revision; part of closing a round."""
    scheme = framework(*round_.method)
    keys = [node.key for node in compared_nodes(scheme)]
    ladder = next(iter(scheme.ladders.values()), None)
    cities, scores, levels = _counted(round_, keys)
    groups, unknown = groups_of(cities), _unknown(cities, round_)
    told = summaries(groups, scores, *unknown)
    counts = level_counts(groups, levels, len(ladder.levels) if ladder else 0, *unknown)
    sizes = groups.members.sum(axis=1).tolist()
    return Release.objects.create(
        round=round_,
        cities=cities,
        counts=[{"classes": names_of(groups, group), "count": size} for group, size in enumerate(sizes)],
        told=[
            {
                "classes": names_of(groups, group),
                "node": keys[number],
                "count": found.count,
                "median": found.median,
                "quartiles": found.quartiles,
            }
            for (group, number), found in told.items()
        ],
        levels=[
            {"classes": names_of(groups, group), "counts": each} for group, each in counts.items() if (group, 0) in told
        ],
    )


def narrow_release(round_: Round) -> None:
    """Withhold what would give a city away now that one more lets its own scores be seen; nothing is ever added."""
    row = Release.objects.select_for_update().filter(round=round_).first()
    if row is None:
        return
    groups, unknown = groups_of(row.cities), _unknown(row.cities, round_)
    numbers = {tuple(names_of(groups, number)): number for number in range(len(groups.fixed))}
    by_node: dict[str, list[Stored]] = {}
    for each in row.told:
        by_node.setdefault(each["node"], []).append(each)
    checked: dict[tuple[tuple[int, ...], bytes], list[int]] = {}
    kept: list[Stored] = []
    for node, told in by_node.items():
        present = np.array([node not in each["absent"] for each in row.cities], dtype=np.bool_)
        candidates = tuple(sorted(numbers[_five(each["classes"])] for each in told))
        key = candidates, present.tobytes()
        if key not in checked:
            checked[key] = admit(groups, candidates, [present & one for one in unknown], least=LEAST_FOR_MEDIAN)
        kept += [each for each in told if numbers[_five(each["classes"])] in checked[key]]
    whole = root_key(*round_.method)
    still = [each["classes"] for each in kept if each["node"] == whole]
    row.told, row.levels = kept, [each for each in row.levels if each["classes"] in still]
    row.narrowed += 1
    row.save(update_fields=["told", "levels", "narrowed"])


def _counted(round_: Round, keys: Sequence[str]) -> tuple[list[Stored], Array, Whole]:
    """Who counts, as it is stored; scores ``(cities, nodes)`` with NaN; levels of the first node, 0 for none."""
    assessments = {one.id: one for one in last_submissions(round_)}
    rows = in_round_terms().filter(assessment__in=assessments)
    found = sorted(rows.values_list("assessment_id", "nodes"), key=lambda row: str(assessments[row[0]].city_id))
    counted = [assessments[each].city for each, _nodes in found]
    near = neighbours_of(counted)
    cities = [
        _stored(city, near, at, [key for key in keys if np.isnan(_score(found[at][1], key))])
        for at, city in enumerate(counted)
    ]
    scores = np.array([[_score(nodes, key) for key in keys] for _id, nodes in found], dtype=np.float64)
    levels = np.array([nodes.get(keys[0], {}).get("level") or 0 for _id, nodes in found], dtype=np.intp)
    return cities, scores.reshape(-1, len(keys)), levels


def _stored(city: City, near: Neighbourhoods, at: int, absent: list[str]) -> Stored:
    placed = near.numbers[at] != NOWHERE
    return {
        "city": str(city.pk),
        "classes": classes_of(city),
        "languages": city.languages,
        "near": int(near.numbers[at]) if placed else None,
        "apart": [round(float(near.mean[at]), 2), round(float(near.farthest[at]), 2)] if placed else None,
        "absent": absent,
    }


def _score(nodes: Mapping[str, Mapping[str, float | None]], key: str) -> float:
    score = nodes.get(key, {}).get("score")
    return np.nan if score is None else score


def groups_of(cities: Sequence[Stored]) -> Groups:
    """The groups of the cities that counted, in the order of their consideration."""
    codes = [
        [
            names.index(name) if name in names else UNKNOWN
            for names, name in zip(ATTRIBUTES, each["classes"], strict=True)
        ]
        for each in cities
    ]
    classes = np.array(codes, dtype=np.intp).reshape(-1, len(ATTRIBUTES))
    spoken = [[_code(language) for language in each.get("languages", ())] for each in cities]
    near = [[] if each.get("near") is None else [each["near"]] for each in cities]
    return with_alone(offered(classes, depth=MOST_CLASSES), spoken, near)


def _code(language: str) -> int:
    """A number for the letters of a language's code, and back in `_letters`."""
    return int.from_bytes(language.encode(), "big")


def _letters(code: int) -> str:
    return code.to_bytes((code.bit_length() + 7) // 8, "big").decode()


def names_of(groups: Groups, number: int) -> list[str | None]:
    """The classes of a group as they are stored: region, size, income, language, neighbourhood."""
    *fixed, language, near = groups.fixed[number]
    return [
        *(None if code is None else names[code] for names, code in zip(ATTRIBUTES, fixed, strict=True)),
        None if language is None else _letters(language),
        None if near is None else str(near),
    ]


def _five(stored: Sequence[str | None]) -> tuple[str | None, ...]:
    """Of a release that was drawn before languages and neighbourhoods were groups, as of a later one."""
    return (*stored, None, None)[: len(ATTRIBUTES) + 2]


def _unknown(cities: Sequence[Stored], round_: Round) -> list[Flags]:
    """The cities whose scores members do not know, and those whose scores the public does not: it reads open data."""
    shown = [{str(each) for each in ever_shared(round_, to)} for to in (Audience.MEMBERS, Audience.PUBLIC)]
    return [np.array([each["city"] not in known for each in cities], dtype=np.bool_) for known in shown]
