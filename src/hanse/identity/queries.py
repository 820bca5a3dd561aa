"""Reads of identity."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hanse.identity.enums import INVITATION, INVITATION_DAYS, InvitationState
from hanse.identity.models import Key, Mandate, User
from hanse.identity.models.mandate import MandateQuerySet
from hanse.kernel import notices
from hanse.kernel.actor import Actor, ActorKind
from hanse.kernel.clock import now, today
from hanse.kernel.errors import NotThere
from hanse.kernel.notices import Recipient
from hanse.kernel.notices.inbox import unread
from hanse.kernel.reads import prepared


def mandates_of(user: User) -> MandateQuerySet:
    """The person's mandates in force today, each with its party."""
    return Mandate.objects.current().filter(user=user).select_related("party")


def has_mandate(user: User, party_id: UUID, roles: Collection[str]) -> bool:
    """Whether the person may act for the party today in one of the roles; an inactive person may not."""
    if not user.is_active:
        return False
    return Mandate.objects.current().filter(user=user, party_id=party_id, role__in=roles).exists()


def holders_of(party_id: UUID, roles: Collection[str] = ()) -> MandateQuerySet:
    """The mandates in force for a party, with their persons, in the given roles or in all."""
    return holders_at([party_id], roles)


def holders_at(party_ids: Iterable[UUID], roles: Collection[str] = ()) -> MandateQuerySet:
    """The same for several parties at once."""
    mandates = Mandate.objects.current().filter(party_id__in=list(party_ids)).select_related("user")
    return mandates.filter(role__in=roles) if roles else mandates


def past_holders_of(party_id: UUID, roles: Collection[str]) -> MandateQuerySet:
    """The mandates for a party that hold no more, ended or past their last day, with persons, the latest first."""
    over = Q(ended_at__isnull=False) | Q(ends_on__lt=today())
    mandates = Mandate.objects.filter(over, party_id=party_id, role__in=roles).select_related("user")
    return mandates.order_by("-ended_at", "-ends_on")


def coming_holders_of(party_id: UUID, roles: Collection[str]) -> MandateQuerySet:
    """The mandates for a party whose first day is yet to come, with their persons."""
    coming = Mandate.objects.filter(party_id=party_id, role__in=roles, starts_on__gt=today(), ended_at=None)
    return coming.select_related("user")


def latest_mandates(party_ids: Collection[UUID], role: str) -> QuerySet[Mandate]:
    """Of each party the mandate of a role that is nearest to holding: in force, else to come, else the last one.

    Each has its person. One query.
    """
    day = today()
    over = Q(ended_at__isnull=False) | Q(ends_on__lt=day)
    rank = Case(When(over, then=3), When(starts_on__gt=day, then=2), When(user__is_active=False, then=1), default=0)
    found = Mandate.objects.filter(party_id__in=party_ids, role=role).annotate(rank=rank).select_related("user")
    return found.order_by("party_id", "rank", F("ended_at").desc(nulls_first=True), "-ends_on").distinct("party_id")


@dataclass(frozen=True, slots=True)
class Invitation:
    """The last letter that invites somebody who has not come yet; `at` is None where it is not known any more."""

    at: datetime | None
    state: InvitationState


def invitations_of(persons: Iterable[User]) -> Mapping[UUID, Invitation]:
    """Of those of the persons who have not come yet; a query where there are any."""
    waiting = [one for one in persons if not one.has_joined]
    written = notices.last_written(INVITATION, [one.email for one in waiting]) if waiting else {}
    return {one.id: _invitation(written.get(one.email)) for one in waiting}


def _invitation(last: notices.Written | None) -> Invitation:
    if last is None:
        return Invitation(None, InvitationState.UNKNOWN)
    if last.came_back:
        return Invitation(last.at, InvitationState.CAME_BACK)
    expired = last.at + timedelta(days=INVITATION_DAYS) < now()
    return Invitation(last.at, InvitationState.EXPIRED if expired else InvitationState.WAITING)


def operators() -> QuerySet[User]:
    """Who runs the site."""
    return User.objects.filter(is_staff=True, is_active=True).order_by("email")


def people(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users by id, in one query."""
    return User.objects.in_bulk(list(ids))


def recipient(user: User) -> Recipient:
    """Where messages to a person go, in which language and by which ways."""
    return Recipient(
        user.email,
        user.language,
        user.name,
        person_id=user.id,
        phone=user.phone if user.by_sms else "",
        by_email=user.by_email,
        together=user.together,
        time_zone=user.time_zone,
    )


def person_at(address: str) -> User | None:
    """Whose address this is: the person known by it, else the one who has proved that it is hers as well."""
    known = User.objects.filter(email=address.strip().lower()).first()
    proved = EmailAddress.objects.filter(email=address.strip().lower(), verified=True).select_related("user").first()
    return known or (proved.user if proved else None)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: her id and the roles she has today at each party. Read once a request; rules take it.

    `found` is what came with her roles (`read_with_roles`) or was looked up meanwhile: no request looks it up twice.
    """

    user_id: UUID | None
    language: str
    roles: Mapping[UUID, frozenset[str]]
    found: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def has_role(self, party_id: UUID, *roles: str) -> bool:
        """Whether she has one of the roles at the party."""
        return not self.roles.get(party_id, frozenset()).isdisjoint(roles)

    def parties(self, *roles: str) -> list[UUID]:
        """The parties at which she has one of the roles."""
        return [party for party, held in self.roles.items() if not held.isdisjoint(roles)]


type Finding = Callable[[date], Exists]
_findings: dict[str, Finding] = {}


def read_with_roles(name: str, finding: Finding) -> None:
    """Let rules of a higher domain have what they ask of everybody who comes, without a query of its own.

    `finding(on)` is a condition on a person, whose id it takes as `OuterRef("id")`; `Viewer.found[name]` says whether
    it holds. It is declared when the site starts.
    """
    _findings[name] = finding


def person_with_roles(user_id: UUID) -> User | None:
    """The person with the roles that she has today, for `viewer_of`, and her unread messages; one query."""
    for person in _with_roles(user_id, today()):
        person.unread = getattr(person, "lying_unread")  # noqa: B009 - mypy knows annotated names of querysets alone
        return person
    return None


@prepared
def _with_roles(user_id: UUID, on: date) -> QuerySet[User]:
    held = Mandate.objects.current(on).filter(user_id=OuterRef("id")).order_by()
    role = Concat(Cast("party_id", TextField()), Value(" "), "role", output_field=TextField())
    lying = unread().filter(person_id=OuterRef("id")).values("person_id").annotate(number=Count("id")).values("number")
    beside = {f"found_{name}": finding(on) for name, finding in _findings.items()}
    found = User.objects.filter(id=user_id).annotate(**beside)
    return found.annotate(held=ArraySubquery(held.values_list(role)), lying_unread=Coalesce(Subquery(lying), 0))


@prepared
def _roles(user_id: UUID, on: date) -> QuerySet[Mandate, tuple[UUID, str]]:
    return Mandate.objects.current(on).filter(user_id=user_id).order_by().values_list("party_id", "role")


NOBODY = Viewer(None, "en", {})


def person_or_none(request: HttpRequest) -> User | None:
    """Who has signed in, or whose key a program sent."""
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None


def person(request: HttpRequest) -> User:
    """The same where nobody comes who has not."""
    assert isinstance(request.user, User)
    return request.user


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """The viewer behind a user, remembered on the user object of the request; a query unless she came with roles."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    known: Viewer | None = getattr(user, "_viewer", None)
    if known is None:
        roles: dict[UUID, set[str]] = {}
        for party_id, role in _held(user):
            roles.setdefault(party_id, set()).add(role)
        known = Viewer(user.id, user.language, {party: frozenset(held) for party, held in roles.items()}, _beside(user))
        user._viewer = known  # type: ignore[attr-defined]
    return known


def _held(user: User) -> list[tuple[UUID, str]]:
    came: list[str] | None = getattr(user, "held", None)
    if came is None:
        return _roles(user.id, today())
    return [(UUID(party), role) for party, _space, role in (one.partition(" ") for one in came)]


def _beside(user: User) -> dict[str, bool]:
    """What came with her roles; nothing of who came without."""
    came = {name: getattr(user, f"found_{name}", None) for name in _findings}
    return {name: holds for name, holds in came.items() if holds is not None}


def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of those who acted, in one query: persons by their names, keys by whose they are and their own."""
    return dict(_names(list(ids))) if ids else {}


@prepared
def _names(ids: list[UUID]) -> QuerySet[Any, tuple[UUID, str]]:
    several = Value(ids, output_field=ArrayField(UUIDField()))
    among = Func(several, function="unnest", template="(SELECT %(function)s(%(expressions)s))")
    whose = Concat("user__name", Value(" ("), "name", Value(")"), output_field=TextField())
    persons = User.objects.filter(id__in=among).values_list("id", Cast("name", TextField()))
    keys = Key.objects.filter(id__in=among).order_by().values_list("id", whose)
    return persons.union(keys, all=True).order_by()


def person_behind(actor: Actor) -> UUID | None:
    """The person who acts herself or by a key of hers; None for the system. A query for keys alone."""
    if actor.kind != ActorKind.KEY or actor.id is None:
        return actor.id
    return Key.objects.get(id=actor.id).user_id


def keys_of(user: User) -> QuerySet[Key]:
    """The person's keys that were not revoked, the newest first."""
    return Key.objects.filter(user=user, revoked_at=None)


def key_of(user: User, key_id: UUID) -> Key:
    """One key of hers. Raises `NotThere`."""
    found = Key.objects.filter(user=user, id=key_id).first()
    if found is None:
        raise NotThere(_("There is no such key."))
    return found
