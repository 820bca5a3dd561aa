"""Reads of identity."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Func, OuterRef, QuerySet, Subquery, TextField, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hanse.identity.models import Key, Mandate, User
from hanse.identity.models.mandate import MandateQuerySet
from hanse.kernel.actor import Actor, ActorKind
from hanse.kernel.clock import today
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
    """Who looks: her id and the roles she has today at each party. Read once a request; rules take it."""

    user_id: UUID | None
    language: str
    roles: Mapping[UUID, frozenset[str]]

    def has_role(self, party_id: UUID, *roles: str) -> bool:
        """Whether she has one of the roles at the party."""
        return not self.roles.get(party_id, frozenset()).isdisjoint(roles)

    def parties(self, *roles: str) -> list[UUID]:
        """The parties at which she has one of the roles."""
        return [party for party, held in self.roles.items() if not held.isdisjoint(roles)]


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
    found = User.objects.filter(id=user_id)
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
        known = Viewer(user.id, user.language, {party: frozenset(held) for party, held in roles.items()})
        user._viewer = known  # type: ignore[attr-defined]
    return known


def _held(user: User) -> list[tuple[UUID, str]]:
    came: list[str] | None = getattr(user, "held", None)
    if came is None:
        return _roles(user.id, today())
    return [(UUID(party), role) for party, _space, role in (one.partition(" ") for one in came)]


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
