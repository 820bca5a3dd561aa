"""The list of members as somebody left it: its columns with their order, and the views that she can open."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.identity.public import Viewer
from hanse.members.models import SavedView
from hanse.members.queries.listing import Wanted
from hanse.ui.values import Column, Sort


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A view to be opened; `by` names a colleague whose it is, and is empty for one's own."""

    id: UUID
    name: str
    href: str
    by: str
    active: bool


def columns(wanted: Wanted) -> list[Column]:
    """The heads of the list, by which it is sorted, and sorted the other way round."""
    heads = {"name": _("Member"), "country": _("Country"), "kind": _("Kind"), "since": _("Since")}
    return [*(_column(key, text, wanted) for key, text in heads.items()), Column(_("State"))]


def _column(key: str, text: str, wanted: Wanted) -> Column:
    now = {key: Sort.ASCENDING, f"-{key}": Sort.DESCENDING}.get(wanted.sort, Sort.NONE)
    said = {**said_of(wanted), "sort": f"-{key}" if now is Sort.ASCENDING else key}
    return Column(text, sort_href=_place(said), sort=now)


def said_of(wanted: Wanted) -> dict[str, str]:
    """The filters as an address says them; what is empty is left out."""
    return {name: value for name, value in asdict(wanted).items() if value}


def view_lines(found: Iterable[SavedView], viewer: Viewer, wanted: Wanted) -> list[ViewLine]:
    here = said_of(wanted)
    return [
        ViewLine(
            id=one.id,
            name=one.name,
            href=_place(one.asked),
            by="" if one.owner_id == viewer.user_id else str(one.owner),
            active=one.asked == here,
        )
        for one in found
    ]


def _place(said: Mapping[str, str]) -> str:
    return f"{reverse('members:members')}?{urlencode(said)}"
