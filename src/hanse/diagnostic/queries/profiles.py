"""Scores of cities by dimension, as far as one of them may know: its own, and what others share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.enums import SharingLevel, State
from hanse.diagnostic.models import Result, Round, Sharing
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import compared_nodes
from hanse.diagnostic.queries.results import in_round_terms

type Scores = Mapping[str, float | None]
"""0 to 100, by the key of a dimension."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """`own` and `shared` are those of the last round of the same framework that each city has submitted, or shares."""

    own: Scores
    shared: Mapping[UUID, Scores]


def dimensions(language: str) -> dict[str, str]:
    """Keys and titles of the dimensions of the framework of the newest round; none before the first. One query."""
    scheme = _framework(Round.objects.first())
    nodes = compared_nodes(scheme)[1:] if scheme else []
    return {one.key: scheme.translations.wording(one.title, language).text for one in nodes} if scheme else {}


def profiles(city_id: UUID) -> Profiles:
    """What a city may know. Three queries. No other score than these leaves this function."""
    scheme = _framework(Round.objects.first())
    if scheme is None:
        return Profiles({}, {})
    keys = [node.key for node in compared_nodes(scheme)[1:]]
    found = in_round_terms().filter(assessment__state=State.SUBMITTED, assessment__round__framework_key=scheme.key)
    consent = Sharing.objects.filter(
        city_id=OuterRef("assessment__city_id"),
        round_id=OuterRef("assessment__round_id"),
        withdrawn_at=None,
        level__in=[SharingLevel.MEMBERS, SharingLevel.PUBLIC],
    )
    own = dict(_latest(found.filter(assessment__city_id=city_id), keys))
    shared = _latest(found.exclude(assessment__city_id=city_id).filter(Exists(consent)), keys)
    return Profiles(own.get(city_id, {}), dict(shared))


def _latest(found: QuerySet[Result], keys: list[str]) -> Iterable[tuple[UUID, Scores]]:
    at = {f"at_{number}": KeyTransform("score", KeyTransform(key, "nodes")) for number, key in enumerate(keys)}
    order = ("assessment__city_id", "-assessment__round__opens_on", "-assessment__revision")
    rows = found.annotate(**at).order_by(*order).distinct("assessment__city_id")
    return (
        (city_id, dict(zip(keys, scores, strict=True)))
        for city_id, *scores in rows.values_list("assessment__city_id", *at)
    )


def _framework(round_: Round | None) -> Framework | None:
    return framework(*round_.method) if round_ else None
