"""Applications for membership, which are cases of the frame: what was said in one, and which lie before a body."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from hanse.frame.public import Case
from hanse.members.charter.current import charter

SERVICE = "membership"
LAID_BEFORE = "laid_before"


@dataclass(frozen=True, slots=True)
class Item:
    """One application that a body is to decide on; `kind` is a kind's key, `laid_on` when its papers were accepted."""

    case_id: UUID
    number: str
    name: str
    country: str
    kind: str
    population: int | None
    head: str
    hopes: str
    laid_on: date


def agenda() -> Mapping[str, list[Item]]:
    """Body's key → what it is to decide on, the longest waiting first; every body is there. One query."""
    found: dict[str, list[Item]] = {key: [] for key in charter().bodies}
    cases = Case.objects.filter(service=SERVICE, state=LAID_BEFORE, ended_at=None)
    for case in cases.order_by("since", "id"):
        kind = charter().kinds.get(str(said(case, "kind")))
        if kind is not None and kind.decided_by in found:
            found[kind.decided_by].append(_item(case))
    return found


def said(case: Case, key: str) -> Any:
    """What was answered; None for what was not asked."""
    return case.answers.get(key, {}).get("value")


def number_said(case: Case, key: str) -> int | None:
    number = said(case, key)
    return None if number is None else int(number)


def _item(case: Case) -> Item:
    name, country, kind, head, hopes = (
        str(said(case, key) or "") for key in ("name", "country", "kind", "head", "hopes")
    )
    return Item(
        case_id=case.pk,
        number=case.number,
        name=name,
        country=country,
        kind=kind,
        population=number_said(case, "population"),
        head=head,
        hopes=hopes,
        laid_on=timezone.localdate(case.since),
    )
