"""A city's score over the rounds beside the median of its group, cut where the method changed."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.queries.frameworks import root_key
from hanse.diagnostic.queries.releases import Classes, Peers
from hanse.ui.charts import Break, Chart, Course, Reading, line

FEWEST = 2
"""Rounds from which there is a course."""


def trend_chart(
    course: Sequence[Result],
    releases: Mapping[UUID, Peers],
    group_in: Callable[[UUID], Classes],
    names: tuple[str, str],
) -> Chart | None:
    """`course` holds the city's results as given in their rounds, `group_in` its group in a round.

    `names` are those of the city and of the group. None while there are fewer than two rounds with a score.
    """
    own = {one.assessment.round_id: one.score for one in course if not one.is_derived}
    rounds = {one.assessment.round_id: one.assessment.round for one in course}
    rounds |= {each: peers.round for each, peers in releases.items()}
    ordered = sorted(rounds.values(), key=lambda one: (one.closes_on, one.opens_on))
    medians = {each: _median(peers, group_in(each)) for each, peers in releases.items()}
    courses = [
        Course(name, [_reading(one, of) for one in ordered]) for name, of in zip(names, (own, medians), strict=True)
    ]
    known = sum(own.get(one.id) is not None or medians.get(one.id) is not None for one in ordered)
    if known < FEWEST:
        return None
    title = _("The whole score over the rounds: %(city)s, and the median of: %(group)s")
    words = title % {"city": names[0], "group": names[1]}
    return line(courses, title=words, breaks=_breaks(ordered), rtl=get_language_bidi())


def _reading(one: Round, scores: Mapping[UUID, float | None]) -> Reading:
    return Reading(one.closes_on, scores.get(one.id), one.name)


def _median(peers: Peers, group: Classes) -> float | None:
    whole = root_key(*peers.round.method)
    told = peers.told.get((group, whole))
    return told.median if told else None


def _breaks(ordered: Sequence[Round]) -> list[Break]:
    return [
        Break(after.closes_on, _("new method: %(method)s") % {"method": after.framework_version})
        for before, after in pairwise(ordered)
        if before.framework_version != after.framework_version
    ]
