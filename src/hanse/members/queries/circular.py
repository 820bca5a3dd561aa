"""Circulars: who gets one, how far its sending is, and what became of the letters."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, User, Viewer
from hanse.kernel import notices
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.kernel.models.notice import ON_ITS_WAY
from hanse.members.models import Addressee, Circular, CircularStop
from hanse.members.queries.listing import Wanted, matching
from hanse.members.queries.office import offices_of

_SIGNER = Signer(salt="hanse.members.circulars", sep=".")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the letters are written, and of these: gone to a mail server, waiting for it, come back.

    Who reads on the site alone is `read_here`.
    """

    total: int
    written: int
    gone: int
    waiting: int
    lost: int

    @property
    def read_here(self) -> int:
        return max(self.written - self.gone - self.waiting - self.lost, 0)

    @property
    def is_done(self) -> bool:
        return self.written == self.total


def circulars(offices: Collection[str] | None) -> QuerySet[Circular]:
    """The latest first, with their authors: of some offices, or all where None is said."""
    found = Circular.objects.select_related("author")
    return found if offices is None else found.filter(office__in=offices)


def circular_or_none(circular_id: UUID) -> Circular | None:
    return Circular.objects.select_related("author").filter(id=circular_id).first()


def circular_of(circular_id: UUID) -> Circular:
    """Raises NotThere."""
    found = circular_or_none(circular_id)
    if found is None:
        raise NotThere(_("There is no such circular."))
    return found


def wanted_of(circular: Circular) -> Wanted:
    return Wanted(**circular.wanted)


def people_for(wanted: Wanted, roles: Collection[str]) -> QuerySet[User]:
    """The people of the members that are looked for, in the roles, each once, without those who want no circulars."""
    hers = Mandate.objects.current(today()).filter(user_id=OuterRef("id"), role__in=list(roles))
    hers = hers.filter(party_id__in=matching(wanted).values("party_id"))
    stopped = CircularStop.objects.filter(person_id=OuterRef("id"))
    return User.objects.filter(Exists(hers), ~Exists(stopped), is_active=True).order_by("name", "email")


def languages_among(people: QuerySet[User]) -> Mapping[str, int]:
    """Language → how many read it; one query."""
    rows = people.order_by().values_list("language").annotate(number=Count("id"))
    return Counter(dict(rows))


def progress_of(found: Collection[Circular]) -> Mapping[UUID, Progress]:
    """Of each circular that was sent; two queries, however many they are."""
    ids = [one.id for one in found]
    rows = Addressee.objects.filter(circular_id__in=ids, written_at=None).order_by()
    left = dict(rows.values_list("circular_id").annotate(number=Count("id")))
    states = notices.outcomes_about(ids)
    return {one.id: _progress(one, left.get(one.id, 0), states[one.id]) for one in found}


def _progress(one: Circular, left: int, states: Mapping[str, int]) -> Progress:
    waiting, lost = sum(states.get(each, 0) for each in ON_ITS_WAY), sum(states.get(each, 0) for each in notices.LOST)
    gone = states.get("sent", 0) + states.get("arrived", 0)
    return Progress(one.number, one.number - left, gone, waiting, lost)


def under_way(offices: Collection[str] | None) -> int:
    """How many circulars are being written; one query."""
    found = circulars(offices).filter(sent_at__isnull=False)
    return found.filter(Exists(Addressee.objects.filter(circular=OuterRef("id"), written_at=None))).count()


def offices_writing(viewer: Viewer, *, is_secretariat: bool) -> list[str] | None:
    """Whose circulars somebody sees: None for all."""
    return None if is_secretariat else [one.key for one in offices_of(viewer)]


def has_stopped(person_id: UUID) -> bool:
    return CircularStop.objects.filter(person_id=person_id).exists()


def stop_token(person_id: UUID) -> str:
    """What stands in the link by which somebody ends circulars: nobody else can make it."""
    return _SIGNER.sign(person_id.hex)


def person_in(token: str) -> UUID:
    """Whose link it is. Raises NotThere."""
    try:
        person_id = UUID(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        person_id = None
    if person_id is None or not User.objects.filter(id=person_id).exists():
        raise NotThere(_("This link leads nowhere."))
    return person_id


def text_for(circular: Circular, language: str) -> tuple[str, Mapping[str, Any]]:
    """The language in which somebody gets it, and its subject and body."""
    chosen = language if language in circular.texts else circular.language
    return chosen, circular.texts[chosen]
