"""A city beside a group of others: its own scores, and what may be told of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN, Summary
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.presenters.groups import (
    chosen_group,
    count_words,
    group_query,
    group_selects,
    group_words,
    wider_groups,
)
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import Classes, Peers, compared_nodes, peers_of, released_rounds
from hanse.diagnostic.queries.results import result_of
from hanse.ui.charts import Chart, Stack, Strip, stacked, strips
from hanse.ui.values import Select, select


@dataclass(frozen=True, slots=True)
class PeerLine:
    """The whole or a dimension: the city's own score and level, and the group's summary where it may be told."""

    key: str
    title: str
    score: float | None
    level: int | None
    level_name: str
    group: Summary | None


@dataclass(frozen=True, slots=True)
class WiderGroup:
    """A group that may be told, with the query of its page."""

    words: str
    count: str
    query: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The group that was chosen. `too_few` says why it is not told; `levels` are there from fifteen cities."""

    round: Round
    words: str
    count: str
    query: str
    told: bool
    too_few: bool
    other_version: bool
    wider: tuple[WiderGroup, ...]
    picture: Chart | None
    levels: Chart | None


@dataclass(frozen=True, slots=True)
class PeersPage:
    """`compared` is None while no round of the framework has been closed."""

    assessment: Assessment
    lines: tuple[PeerLine, ...]
    selects: tuple[Select, ...]
    compared: Compared | None


def peers_page(assessment: Assessment, parameters: Mapping[str, str], language: str) -> PeersPage | None:
    """The page for the group and round that the address asks for; None before there are results. Three queries."""
    own = result_of(assessment)
    if own is None:
        return None
    rounds = released_rounds(assessment.round.framework_key)
    round_ = _chosen_round(rounds, parameters.get("round", ""), assessment.round)
    peers = peers_of(round_) if round_ else None
    group = chosen_group(parameters)
    lines = _lines(assessment, own.nodes, peers, group, language)
    names = [(str(one.id), one.name) for one in rounds]
    picked = select("round", _("Round"), names, str(round_.id) if round_ else "")
    return PeersPage(
        assessment=assessment,
        lines=lines,
        selects=(picked, *group_selects(group)) if peers else (),
        compared=_compared(assessment, lines, peers, group, language) if peers else None,
    )


def _chosen_round(rounds: list[Round], asked: str, own: Round) -> Round | None:
    """The round asked for; else the city's own, else the newest of those released."""
    by_id = {str(one.id): one for one in rounds}
    return by_id.get(asked) or by_id.get(str(own.id)) or next(iter(rounds), None)


def _lines(
    one: Assessment, nodes: Mapping[str, Mapping[str, float]], peers: Peers | None, group: Classes, language: str
) -> tuple[PeerLine, ...]:
    scheme = framework(*one.method)
    names = level_names(scheme, language)
    found = []
    for node in compared_nodes(scheme):
        own = nodes.get(node.key, {})
        level = int(own["level"]) if own.get("level") else None
        found.append(
            PeerLine(
                key=node.key,
                title=scheme.translations.wording(node.title, language).text,
                score=own.get("score"),
                level=level,
                level_name=names[level - 1] if level else "",
                group=peers.told.get((group, node.key)) if peers else None,
            )
        )
    return tuple(found)


def _compared(one: Assessment, lines: tuple[PeerLine, ...], peers: Peers, group: Classes, language: str) -> Compared:
    told, count = any(line.group for line in lines), peers.counts.get(group, 0)
    return Compared(
        round=peers.round,
        words=group_words(group),
        count=count_words(count),
        query=group_query(group, round=str(peers.round.id)),
        told=told,
        too_few=count < LEAST_FOR_MEDIAN,
        other_version=peers.round.framework_version != one.method[1],
        wider=tuple(
            WiderGroup(group_words(each), count_words(peers.counts[each]), group_query(each, round=str(peers.round.id)))
            for each in wider_groups(group)
            if peers.is_told(each)
        ),
        picture=_picture(one, lines, group) if told else None,
        levels=levels_chart(peers, group, language),
    )


def _picture(one: Assessment, lines: tuple[PeerLine, ...], group: Classes) -> Chart:
    rows = [
        Strip(
            line.title,
            quartiles=_spread(line.group) if line.group else None,
            median=line.group.median if line.group else None,
            own=line.score,
        )
        for line in lines
    ]
    title = _("%(city)s beside: %(group)s") % {"city": one.city.name, "group": group_words(group)}
    return strips(rows, title=title, own_name=one.city.name, rtl=get_language_bidi())


def _spread(summary: Summary) -> tuple[float, float, float] | None:
    return (summary.quartiles[0], summary.median, summary.quartiles[1]) if summary.quartiles else None


def levels_chart(peers: Peers, group: Classes, language: str) -> Chart | None:
    """How many cities of the group stand on each level, to the nearest five; None where that is not told."""
    counts = peers.levels.get(group)
    if not counts or not any(counts):
        return None
    names = level_names(framework(peers.round.framework_key, peers.round.framework_version), language)
    title = _("Cities on each level, to the nearest five")
    return stacked(names, [Stack(group_words(group), counts)], title=title, are_levels=True, rtl=get_language_bidi())
