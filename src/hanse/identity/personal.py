"""What identity, the library of sign-in and the kernel hold on a person."""

from collections.abc import Iterable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.identity.actions import end_mandate
from hanse.identity.actions.erasing import NAMELESS
from hanse.identity.holdings import Holding
from hanse.identity.models import Mandate, User
from hanse.identity.queries import operators
from hanse.kernel.models import Notice


def _nameless(person: User) -> None:
    """The row stays for what refers to it; nothing of it says who she was."""
    person.email, person.name, person.phone, person.time_zone = f"{person.id}@erased.invalid", NAMELESS, "", ""
    person.is_active = person.is_staff = person.is_superuser = person.by_email = person.by_sms = False
    person.last_login = None
    person.set_unusable_password()
    person.save()


def _end_mandates(person: User) -> None:
    for mandate in Mandate.objects.filter(user=person, ended_at=None):
        end_mandate(mandate, by=person.actor)


def _messages(person: User) -> QuerySet[Notice]:
    return Notice.objects.filter(Q(person_id=person.id) | Q(address__iexact=person.email))


def _told_messages(person: User) -> Iterable[dict[str, Any]]:
    fields = ("created_at", "subject", "body", "short", "address", "read_at", "archived_at")
    return list(_messages(person).order_by("id").values(*fields))


def _end_sessions(person: User) -> None:
    devices = UserSession.objects.filter(user=person)
    Session.objects.filter(session_key__in=devices.values("session_key")).delete()
    devices.delete()


def operator_warnings(person: User) -> Iterable[str]:
    """The last who runs the site."""
    if person.is_staff and not operators().exclude(id=person.id).exists():
        yield _("You are the last person who runs this site. Name another one first.")


HOLDINGS = (
    Holding(
        model="identity.User",
        what=gettext_lazy("Your account"),
        by=("id",),
        fields=(
            *("email", "name", "language", "phone", "time_zone", "by_email", "by_sms", "together"),
            *("created_at", "last_login", "is_active", "is_staff"),
        ),
        stays=gettext_lazy("An empty account without name and address stays, since what you did refers to it."),
        forget=_nameless,
    ),
    Holding(
        model="account.EmailAddress",
        what=gettext_lazy("Your e-mail addresses"),
        by=("user",),
        fields=("email", "verified", "primary"),
    ),
    Holding(
        model="mfa.Authenticator",
        what=gettext_lazy("Your second steps at sign-in, without their secrets"),
        by=("user",),
        fields=("type", "created_at", "last_used_at"),
    ),
    Holding(
        model="socialaccount.SocialAccount",
        what=gettext_lazy("Other sign-in services that you use"),
        by=("user",),
        fields=("provider", "uid", "date_joined", "last_login", "extra_data"),
    ),
    Holding(
        model="usersessions.UserSession",
        what=gettext_lazy("Where you are signed in"),
        by=("user",),
        fields=("created_at", "last_seen_at", "ip", "user_agent"),
        forget=_end_sessions,
    ),
    Holding(
        model="identity.Key",
        what=gettext_lazy("Keys of your programs"),
        by=("user",),
        fields=("name", "start", "scope", "created_at", "expires_on", "last_used_on", "revoked_at"),
    ),
    Holding(
        model="identity.User_groups", what=gettext_lazy("Groups that you are in"), by=("user",), fields=("group__name",)
    ),
    Holding(
        model="identity.User_user_permissions",
        what=gettext_lazy("Rights that you have by yourself"),
        by=("user",),
        fields=("permission__codename",),
    ),
    Holding(
        model="identity.Mandate",
        what=gettext_lazy("For whom you may act, or could, and roles that you gave others"),
        by=("user", "granted_by_id"),
        fields=("party__name", "role", "starts_on", "ends_on", "ended_at"),
        stays=gettext_lazy(
            "Your roles end at once. The record that somebody had them stays, because decisions rest on it."
        ),
        forget=_end_mandates,
    ),
    Holding(
        model="kernel.Notice",
        what=gettext_lazy("Messages to you"),
        by=("person_id",),
        tell=_told_messages,
        forget=lambda person: _messages(person).delete(),
    ),
    Holding(
        model="kernel.StoredFile",
        what=gettext_lazy("Files that you uploaded"),
        by=("uploaded_by_id",),
        fields=("name", "media_type", "size", "created_at"),
        stays=gettext_lazy("A file stays with the case or the answer to which it belongs, and goes with it."),
    ),
    Holding(
        model="kernel.AuditEntry",
        what=gettext_lazy("What you did here"),
        by=("actor_id",),
        fields=("created_at", "verb", "subject_type"),
        stays=gettext_lazy("The log of what was done cannot be changed by anybody. It holds no names."),
    ),
)
