"""What is online of a service, what was before, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.queries.offering import known_procedure, offered_procedure
from hanse.frame.tools.designer.queries import deciders, offers, published_versions
from hanse.identity.public import names_of
from hanse.questions.public import reader_in
from hanse.ui.values import Moment, Option, Person


@dataclass(frozen=True, slots=True)
class OnlinePage:
    """`online` is the version that is offered, empty where none is; `earlier` are those that can be offered again."""

    service: str
    title: str
    online: str
    earlier: tuple[Option, ...]
    moments: tuple[Moment, ...]


def online_page(service: str, language: str) -> OnlinePage:
    """Raises NoSuchService."""
    newest = known_procedure(service)
    try:
        online = offered_procedure(service).version
    except NoSuchService:
        online = ""
    versions = sorted(published_versions(service), key=catalogue.rank, reverse=True)
    return OnlinePage(
        service=service,
        title=reader_in(language, newest.translations)(newest.title),
        online=online,
        earlier=tuple(Option(one, one, chosen=False) for one in versions if one != online),
        moments=tuple(_moments(service)),
    )


def _moments(service: str) -> list[Moment]:
    rows = list(offers(service))
    who: Mapping[UUID, UUID | None] = deciders(rows)
    names = names_of({one for one in who.values() if one})
    return [
        Moment(
            row.created_at,
            _("Version %(version)s is online") % {"version": row.version} if row.version else _("Withdrawn"),
            row.because,
            _person(names, who.get(row.id)),
        )
        for row in rows
    ]


def _person(names: Mapping[UUID, str], key: UUID | None) -> Person | None:
    return Person(names[key]) if key and key in names else None
