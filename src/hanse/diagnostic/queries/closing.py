"""The results and answers on which the statistics of a closed round rest: what cities had submitted by then."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import Any

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Whole
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Release
from hanse.diagnostic.queries.given import given_under
from hanse.diagnostic.queries.results import in_round_terms
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question

AT_A_TIME = 200
"""Results or sheets of answers that are held in memory together."""


def counted(release: Release) -> list[Assessment]:
    """The assessment of each city that counted, in the order of `release.cities`."""
    round_ = release.round
    found = Assessment.objects.filter(round=round_, state=State.SUBMITTED, submitted_at__lte=round_.closed_at)
    last = {str(one.city_id): one for one in found.select_related("round", "sheet").order_by("revision")}
    return [last[each["city"]] for each in release.cities]


def scores_of(assessments: Sequence[Assessment], keys: Sequence[str]) -> dict[str, Array]:
    """The score of each assessment at each node, by key, NaN where there is none."""
    table = np.full((len(keys), len(assessments)), np.nan)
    place = {one.id: at for at, one in enumerate(assessments)}
    for some in batched(assessments, AT_A_TIME):
        rows = in_round_terms().filter(assessment__in=some)
        for assessment_id, nodes in rows.values_list("assessment_id", "nodes"):
            table[:, place[assessment_id]] = [_score(nodes, key) for key in keys]
    return dict(zip(keys, table, strict=True))


def _score(nodes: Mapping[str, Mapping[str, Any]], key: str) -> float:
    score = nodes.get(key, {}).get("score")
    return np.nan if score is None else score


def chosen_options(assessments: Sequence[Assessment], questions: Sequence[Question]) -> dict[str, Whole]:
    """Which option of each question each assessment chose, counted from 1, by key; 0 where none was."""
    found = {one.key: np.zeros(len(assessments), dtype=np.intp) for one in questions}
    steps: dict[str, dict[object, int]] = {
        one.key: {option.value: at for at, option in enumerate(one.options, 1)} for one in questions
    }
    for at, given in enumerate(_sheets(assessments)):
        for key, of_question in steps.items():
            answer = given.get(key)
            found[key][at] = of_question.get(answer.value, 0) if answer else 0
    return found


def _sheets(assessments: Sequence[Assessment]) -> Iterator[Mapping[str, Answer]]:
    """What each has answered, as the round's version reads it."""
    for some in batched(assessments, AT_A_TIME):
        round_ = some[0].round
        yield from given_under(some, round_.method)


def levels_of(assessments: Sequence[Assessment]) -> Whole:
    """The level of the whole that each assessment reached, 0 for none."""
    rows = in_round_terms().filter(assessment__in=assessments)
    reached = dict(rows.values_list("assessment_id", "level"))
    return np.array([reached.get(one.id) or 0 for one in assessments], dtype=np.intp)
