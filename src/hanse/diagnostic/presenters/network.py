"""What others see of the network: the results that cities share, on a map and as a list, and what is told of groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.templatetags.static import static
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.disclosure.statistics import Summary
from hanse.diagnostic.enums import Audience
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.groups import (
    chosen_group,
    count_words,
    group_query,
    group_selects,
    group_words,
)
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.presenters.peers import levels_chart
from hanse.diagnostic.queries.frameworks import framework, root_key
from hanse.diagnostic.queries.releases import EVERYBODY, Classes, compared_nodes, peers_of
from hanse.diagnostic.queries.visible import Visible, rounds_to_see, visible_at
from hanse.members.public import Region
from hanse.ui import charts
from hanse.ui.charts.chart import Chart
from hanse.ui.values import Select, select

A_PAGE = 50
MOST_MARKS = 300
"""Cities that have a mark each on the map; more are dots that stand for several."""


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One city; `shared` says in words who may see its results."""

    city_id: UUID
    name: str
    country: str
    region: str
    level: int | None
    level_name: str
    score: float | None
    shared: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What is told of the cities chosen at one node, and of their levels on the whole; None where nothing may be."""

    words: str
    count: str
    summary: Summary | None
    levels: Chart | None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """`group` is None for the public, and until the round is closed. `query` is that of the page's address."""

    round: Round
    node: str
    selects: tuple[Select, ...]
    page: Page[Visible]
    lines: tuple[SharedLine, ...]
    group: GroupLine | None
    map: Chart
    query: str

    @property
    def pictures(self) -> dict[str, Chart | None]:
        """By the names under which they can be taken away."""
        return {"map": self.map, "levels": self.group.levels if self.group else None}


def network_page(
    parameters: Mapping[str, str], audience: Audience, language: str, *, whole: bool = False
) -> NetworkPage | None:
    """The round, dimension and group that the address asks for; None where nobody shares anything.

    Lines are those of a page of the list, or of the `whole`. Four queries, five for members: rounds, what stands,
    of the round and the directory, and the round's statistics; three more after a change.
    """
    rounds = rounds_to_see(audience)
    if not rounds:
        return None
    round_ = next((one for one in rounds if str(one.id) == parameters.get("round")), rounds[0])
    scheme = framework(*round_.method)
    titles = {node.key: scheme.translations.wording(node.title, language).text for node in compared_nodes(scheme)}
    node = asked if (asked := parameters.get("dimension", "")) in titles else scheme.root.key
    group = chosen_group(parameters)
    names = [f"{number} {name}" for number, name in enumerate(level_names(scheme, language), 1)]
    found = visible_at(round_, node, audience, language)
    if group != EVERYBODY:
        found = [one for one in found if _inside(one, group)]
    page = Paginator(found, A_PAGE).get_page(parameters.get("page"))
    regions = {one.value: str(one.label) for one in Region}
    return NetworkPage(
        round=round_,
        node=titles[node],
        selects=(
            select("round", _("Round"), [(str(one.id), one.name) for one in rounds], str(round_.id)),
            select("dimension", _("Dimension"), list(titles.items()), node),
            *group_selects(group),
        ),
        page=page,
        lines=tuple(_line(one, names, regions) for one in (found if whole else page)),
        group=None if audience is Audience.PUBLIC else _group(round_, node, group, language),
        map=_map(found, names, titles[node]),
        query=group_query(group, round=str(round_.id), dimension=node),
    )


def _inside(one: Visible, group: Classes) -> bool:
    spoken = group[3]
    of_class = all(asked in {None, own} for asked, own in zip(group, one.classes, strict=False))
    return of_class and (spoken is None or spoken in one.city.languages)


def _group(round_: Round, node: str, group: Classes, language: str) -> GroupLine | None:
    peers = peers_of(round_)
    if peers is None:
        return None
    whole = root_key(*round_.method)
    return GroupLine(
        words=group_words(group, language),
        count=count_words(peers.counts.get(group, 0)),
        summary=peers.told.get((group, node)),
        levels=levels_chart(peers, group, language) if node == whole else None,
    )


def _line(one: Visible, names: Sequence[str], regions: Mapping[str, str]) -> SharedLine:
    return SharedLine(
        city_id=one.city.party_id,
        name=one.city.name,
        country=one.city.country,
        region=regions[one.city.region],
        level=one.level,
        level_name=names[one.level - 1] if one.level else "",
        score=one.score,
        shared=str(one.shared.label) if one.shared else "",
    )


def _map(found: Sequence[Visible], names: Sequence[str], title: str) -> Chart:
    words = _("Levels of the cities: %(dimension)s") % {"dimension": title}
    if len(found) > MOST_MARKS:
        spots = [
            (one.city.longitude, one.city.latitude, one.level)
            for one in found
            if one.city.latitude is not None and one.city.longitude is not None
        ]
        without = _("No level") if any(level is None for *_spot, level in spots) else ""
        return charts.crowd_map(spots, title=words, classes=names, without=without, base_href=static("ui/world.svg"))
    places = [
        charts.Place(
            name=one.city.name,
            latitude=one.city.latitude,
            longitude=one.city.longitude,
            value=one.level,
            words=names[one.level - 1] if one.level else "",
        )
        for one in found
        if one.city.latitude is not None and one.city.longitude is not None
    ]
    without = _("No level") if any(place.value is None for place in places) else ""
    return charts.world_map(places, title=words, classes=names, without=without, base_href=static("ui/world.svg"))
