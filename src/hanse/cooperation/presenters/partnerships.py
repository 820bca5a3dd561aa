"""Partnerships as a city's page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from hanse.cooperation.enums import PartnershipState, Source
from hanse.cooperation.models import Partnership
from hanse.kernel.collation import in_order
from hanse.questions.spec.kinds.country import names_in
from hanse.ui.values import Standing, Status


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """`to_answer`: the other city says so, and waits for this one's word."""

    id: UUID
    name: str
    country: str
    since: int | None
    source: str
    status: Status
    to_answer: bool


def partnership_lines(found: Iterable[Partnership], party_id: UUID) -> list[PartnershipLine]:
    return in_order((_line(one, party_id) for one in found), lambda line: line.name)


def _line(one: Partnership, party_id: UUID) -> PartnershipLine:
    other = one.asked_party if one.asked_by_party_id == party_id else one.asked_by_party
    country = "" if one.asked_party_id else one.outside_country
    agreed = one.state == PartnershipState.AGREED
    return PartnershipLine(
        id=one.id,
        name=other.name if other else one.outside_name,
        country=names_in(get_language() or "en").get(country, country),
        since=one.since,
        source=str(Source(one.source).label),
        status=Status(Standing.DONE if agreed else Standing.WAITING, str(PartnershipState(one.state).label)),
        to_answer=not agreed and one.asked_party_id == party_id,
    )
