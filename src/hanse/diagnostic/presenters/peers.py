"""A city beside a group of others: its own scores, and what may be told of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN, Summary
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.presenters.choices import Choice, choices_of, rank_words, rule_words
from hanse.diagnostic.presenters.groups import (
    chosen_group,
    count_words,
    group_query,
    group_selects,
    group_words,
    near_group,
    wider_groups,
)
from hanse.diagnostic.presenters.left_out import left_out_words
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.presenters.peer_trend import trend_chart
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.history import course_of
from hanse.diagnostic.queries.places import NOWHERE, Place, places_of
from hanse.diagnostic.queries.releases import EVERYBODY, Classes, Peers, compared_nodes, peers_in, released_rounds
from hanse.diagnostic.queries.results import result_of
from hanse.ui.charts import Chart, Stack, Strip, stacked, strips
from hanse.ui.values import Select, select


@dataclass(frozen=True, slots=True)
class PeerLine:
    """The whole or a dimension: the city's own score and level, and the group's summary where it may be told.

    `percentile`: how many in a hundred of the group's other cities had fewer points when the round was closed.
    """

    key: str
    title: str
    score: float | None
    level: int | None
    level_name: str
    group: Summary | None
    percentile: int | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class WiderGroup:
    """A group that may be told, with the query of its page."""

    words: str
    count: str
    query: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The group that was chosen, and by which `rule`. `too_few` says why it is not told; `levels` are from fifteen."""

    round: Round
    words: str
    rule: str
    rank: str
    count: str
    query: str
    told: bool
    placed: bool
    too_few: bool
    other_version: bool
    wider: tuple[WiderGroup, ...]
    picture: Chart | None
    levels: Chart | None
    course: Chart | None


@dataclass(frozen=True, slots=True)
class PeersPage:
    """`compared` is None while no round of the framework has been closed."""

    assessment: Assessment
    lines: tuple[PeerLine, ...]
    selects: tuple[Select, ...]
    choices: tuple[Choice, ...]
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: a city's assessment beside a group of a closed round, in a language."""

    assessment: Assessment
    releases: Mapping[UUID, Peers]
    peers: Peers
    group: Classes
    places: Mapping[UUID, Place]
    language: str

    @property
    def place(self) -> Place:
        return self.places.get(self.peers.round.id, NOWHERE)

    @property
    def own_place(self) -> Place:
        """Where it stood with the very scores that are shown; nowhere beside the cities of another round."""
        return self.place if self.peers.round.id == self.assessment.round_id else NOWHERE

    def group_in(self, round_id: UUID) -> Classes:
        """The same group in another round; neighbourhoods are others in each."""
        near = self.places.get(round_id, NOWHERE).near
        return self.group if self.group[4] is None else near_group(near) if near is not None else self.group

    @property
    def words(self) -> str:
        return group_words(self.group, self.language)

    def query(self, group: Classes) -> str:
        return group_query(group, round=str(self.peers.round.id))


def peers_page(assessment: Assessment, parameters: Mapping[str, str], language: str) -> PeersPage | None:
    """The page for the group and round that the address asks for; None before there are results. Five queries."""
    own = result_of(assessment)
    if own is None:
        return None
    rounds = released_rounds(assessment.round.framework_key)
    round_ = _chosen_round(rounds, parameters.get("round", ""), assessment.round)
    if round_ is None:
        return PeersPage(assessment, _lines(assessment, own.nodes, None, language), (), (), None)
    places, releases = places_of(assessment.city_id, rounds), peers_in(rounds)
    place = places.get(round_.id, NOWHERE)
    group = chosen_group(parameters, place.near)
    asked = _Asked(assessment, releases, releases[round_.id], group, places, language)
    lines = _lines(assessment, own.nodes, asked, language)
    picked = select("round", _("Round"), [(str(one.id), one.name) for one in rounds], str(round_.id))
    return PeersPage(
        assessment=assessment,
        lines=lines,
        selects=(picked, *group_selects(group)),
        choices=choices_of(assessment.city, asked.peers, place, group, language),
        compared=_compared(asked, lines),
    )


def _chosen_round(rounds: list[Round], wanted: str, own: Round) -> Round | None:
    """The round asked for; else the city's own, else the newest of those released."""
    by_id = {str(one.id): one for one in rounds}
    return by_id.get(wanted) or by_id.get(str(own.id)) or next(iter(rounds), None)


def _lines(
    one: Assessment, nodes: Mapping[str, Mapping[str, float]], asked: _Asked | None, language: str
) -> tuple[PeerLine, ...]:
    scheme = framework(*one.method)
    names = level_names(scheme, language)
    found = []
    for node in compared_nodes(scheme):
        own, told = nodes.get(node.key, {}), asked.peers.told.get((asked.group, node.key)) if asked else None
        level = int(own["level"]) if own.get("level") else None
        found.append(
            PeerLine(
                key=node.key,
                title=scheme.translations.wording(node.title, language).text,
                score=own.get("score"),
                level=level,
                level_name=names[level - 1] if level else "",
                group=told,
                percentile=asked.own_place.percentile(asked.group, node.key) if asked and told else None,
                low=own.get("low"),
                high=own.get("high"),
            )
        )
    return tuple(found)


def _rank(place: Place, count: int) -> str:
    """Between which places the city lies, and why these are fewer than the cities that took part."""
    words = rank_words(place)
    return f"{words} {left_out_words(count - place.ranked)}".rstrip() if words else ""


def _compared(asked: _Asked, lines: tuple[PeerLine, ...]) -> Compared:
    one, peers, group = asked.assessment, asked.peers, asked.group
    told, count = any(line.group for line in lines), peers.counts.get(group, 0)
    return Compared(
        round=peers.round,
        words=asked.words,
        rule=rule_words(group, asked.place),
        rank=_rank(asked.own_place, count) if group == EVERYBODY else "",
        count=count_words(count),
        query=asked.query(group),
        told=told,
        placed=any(line.percentile is not None for line in lines),
        too_few=count < LEAST_FOR_MEDIAN,
        other_version=peers.round.framework_version != one.method.version,
        wider=tuple(
            WiderGroup(group_words(each, asked.language), count_words(peers.counts[each]), asked.query(each))
            for each in wider_groups(group)
            if peers.is_told(each)
        ),
        picture=_picture(asked, lines) if told else None,
        levels=levels_chart(peers, group, asked.language),
        course=trend_chart(course_of(one), asked.releases, asked.group_in, (one.city.name, asked.words)),
    )


def _picture(asked: _Asked, lines: tuple[PeerLine, ...]) -> Chart:
    rows = [
        Strip(
            line.title,
            quartiles=_spread(line.group) if line.group else None,
            median=line.group.median if line.group else None,
            own=line.score,
        )
        for line in lines
    ]
    city = asked.assessment.city.name
    title = _("%(city)s beside: %(group)s") % {"city": city, "group": asked.words}
    return strips(rows, title=title, own_name=city, rtl=get_language_bidi())


def _spread(summary: Summary) -> tuple[float, float, float] | None:
    return (summary.quartiles[0], summary.median, summary.quartiles[1]) if summary.quartiles else None


def levels_chart(peers: Peers, group: Classes, language: str) -> Chart | None:
    """How many cities of the group stand on each level, to the nearest five; None where that is not told."""
    counts = peers.levels.get(group)
    if not counts or not any(counts):
        return None
    names = level_names(framework(*peers.round.method), language)
    title = _("Cities on each level, to the nearest five")
    rows = [Stack(group_words(group, language), counts)]
    return stacked(names, rows, title=title, are_levels=True, rtl=get_language_bidi())
