"""What is published: the results that cities show to everyone, and the statistics of groups that are told."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, StringAgg, Sum, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from hanse.diagnostic.enums import Audience, SharingLevel, State
from hanse.diagnostic.models import Assessment, Release, Result, Sharing
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import SHOWN_TO, compared_nodes, read_classes
from hanse.diagnostic.queries.results import in_round_terms
from hanse.kernel.clock import today

AT_A_TIME = 500

type Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Published:
    """What is published now: a mark that changes with any of it, and when it changed last; None before anything was."""

    mark: str
    changed_at: datetime | None
    results: int
    rounds: int
    statistics: int


def published_now() -> Published:
    """Four queries; whatever is written into a file follows from what they look at, and from the day."""
    shown = Sharing.objects.filter(withdrawn_at=None, level=SharingLevel.PUBLIC)
    parts = ["city_id", "round_id", *(f"city__{each}" for each in ("name", "country", "region"))]
    parts += [f"round__{each}" for each in ("name", "closes_on", "final_on", "framework_version")]
    pieces = (piece for each in parts for piece in (Cast(each, TextField()), Value("\n", output_field=TextField())))
    words = Concat(*pieces, output_field=TextField())
    consents = shown.aggregate(
        content=MD5(StringAgg(words, Value("\n"), order_by=("city_id", "round_id"), output_field=TextField())),
        number=Count("id"),
        rounds=Count("round_id", distinct=True),
    )
    times = Sharing.objects.aggregate(given=Max("created_at"), taken=Max("withdrawn_at"))
    answers = Assessment.objects.filter(state=State.SUBMITTED).aggregate(number=Count("id"), last=Max("submitted_at"))
    drawn = Release.objects.aggregate(number=Count("id"), narrowed=Sum("narrowed"), last=Max("created_at"))
    told = repr((consents, times, answers, drawn, today()))  # with the day results become final
    known = [at for at in (times["given"], times["taken"], drawn["last"]) if at is not None]
    mark = hashlib.sha256(told.encode()).hexdigest()[:32]
    return Published(mark, max(known, default=None), consents["number"], consents["rounds"], drawn["number"])


def result_rows() -> Iterator[dict[str, Cell]]:
    """One for each city, round, and the whole and each dimension; one query, read in parts."""
    day = today()
    for one in _public_results().iterator(chunk_size=AT_A_TIME):
        round_, city = one.assessment.round, one.assessment.city
        scheme = framework(*one.method)
        for node in compared_nodes(scheme):
            own = one.nodes.get(node.key, {})
            yield {
                "round": round_.name,
                "closes_on": round_.closes_on.isoformat(),
                "final": round_.is_final(day),
                "framework": one.framework_key,
                "framework_version": one.framework_version,
                "city": city.name,
                "country": city.country,
                "region": city.region,
                "node": node.key,
                "title": scheme.translations.wording(node.title, "en").text,
                "score": own.get("score"),
                "level": own.get("level"),
            }


def statistic_rows() -> Iterator[dict[str, Cell]]:
    """One for each group and node of which something is told; one query, read in parts."""
    releases = Release.objects.select_related("round").defer("cities", "counts").order_by("round__closes_on", "id")
    for release in releases.iterator(chunk_size=1):
        round_ = release.round
        for told in release.told:
            region, size, income, language, near = read_classes(told["classes"])
            low, high = told["quartiles"] or (None, None)
            yield {
                "round": round_.name,
                "closes_on": round_.closes_on.isoformat(),
                "framework": round_.framework_key,
                "framework_version": round_.framework_version,
                "region": region,
                "size": size,
                "income_group": income,
                "language": language,
                "neighbourhood": near,
                "node": told["node"],
                "cities": told["count"],
                "lower_quartile": low,
                "median": told["median"],
                "upper_quartile": high,
            }


def _public_results() -> QuerySet[Result]:
    """Of each city that shows itself to everyone in a round, as it is today, the last submitted result."""
    consents = Sharing.objects.filter(
        city=OuterRef("assessment__city"),
        round=OuterRef("assessment__round"),
        withdrawn_at=None,
        level__in=SHOWN_TO[Audience.PUBLIC],
    )
    found = in_round_terms().filter(Exists(consents), assessment__state=State.SUBMITTED)
    of_city = ("assessment__round_id", "assessment__city_id")
    latest = found.order_by(*of_city, "-assessment__revision").distinct(*of_city)
    rows = Result.objects.filter(id__in=latest.values("id")).select_related("assessment__city", "assessment__round")
    return rows.order_by("assessment__round__closes_on", "assessment__round_id", "assessment__city__name", "id")
