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


WORDS = {
    "created_at": gettext_lazy("When"),
    "updated_at": gettext_lazy("When"),
    "timestamp": gettext_lazy("When"),
    "at": gettext_lazy("When"),
    "since": gettext_lazy("Since"),
    "date_joined": gettext_lazy("Since"),
    "starts_on": gettext_lazy("Begins"),
    "ends_on": gettext_lazy("Until"),
    "ended_at": gettext_lazy("Ended"),
    "expires_on": gettext_lazy("Until"),
    "submitted_at": gettext_lazy("Submitted"),
    "sent_at": gettext_lazy("Sent"),
    "answered_at": gettext_lazy("Answered"),
    "applied_at": gettext_lazy("Done"),
    "done_at": gettext_lazy("Done"),
    "finished_at": gettext_lazy("Done"),
    "resolved_at": gettext_lazy("Done"),
    "removed_at": gettext_lazy("Removed"),
    "withdrawn_at": gettext_lazy("Withdrawn"),
    "revoked_at": gettext_lazy("Withdrawn"),
    "paid_at": gettext_lazy("Paid on"),
    "decided_at": gettext_lazy("Decided on"),
    "read_at": gettext_lazy("Read on"),
    "archived_at": gettext_lazy("Archived"),
    "last_used_at": gettext_lazy("Last used"),
    "last_used_on": gettext_lazy("Last used"),
    "last_seen_at": gettext_lazy("Last used"),
    "last_login": gettext_lazy("Last sign-in"),
    "email": gettext_lazy("E-mail address"),
    "name": gettext_lazy("Name"),
    "language": gettext_lazy("Language"),
    "phone": gettext_lazy("Mobile number"),
    "time_zone": gettext_lazy("Time zone"),
    "by_email": gettext_lazy("By e-mail"),
    "by_sms": gettext_lazy("By SMS"),
    "together": gettext_lazy("Several together"),
    "is_active": gettext_lazy("In use"),
    "is_staff": gettext_lazy("Runs the site"),
    "verified": gettext_lazy("Confirmed"),
    "primary": gettext_lazy("Main address"),
    "type": gettext_lazy("Kind"),
    "provider": gettext_lazy("Provider"),
    "uid": gettext_lazy("Number"),
    "extra_data": gettext_lazy("What it says of you"),
    "ip": gettext_lazy("Address"),
    "user_agent": gettext_lazy("Device"),
    "start": gettext_lazy("How it begins"),
    "scope": gettext_lazy("What it may do"),
    "group_name": gettext_lazy("Group"),
    "permission_codename": gettext_lazy("What you may do"),
    "party_name": gettext_lazy("For"),
    "role": gettext_lazy("As"),
    "subject": gettext_lazy("Subject"),
    "body": gettext_lazy("Text"),
    "short": gettext_lazy("As SMS"),
    "address": gettext_lazy("Address"),
    "media_type": gettext_lazy("Kind"),
    "size": gettext_lazy("Size"),
    "verb": gettext_lazy("What"),
    "subject_type": gettext_lazy("About"),
    "kind": gettext_lazy("Kind"),
    "number": gettext_lazy("Number"),
    "state": gettext_lazy("State"),
    "status": gettext_lazy("State"),
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "texts": gettext_lazy("Text"),
    "note": gettext_lazy("Note"),
    "value": gettext_lazy("Answer"),
    "answer": gettext_lazy("Answer"),
    "answers": gettext_lazy("Answers"),
    "content": gettext_lazy("Answers"),
    "words": gettext_lazy("Words"),
    "comment": gettext_lazy("Words"),
    "decision": gettext_lazy("Decision"),
    "about": gettext_lazy("About"),
    "message": gettext_lazy("Message"),
    "file": gettext_lazy("File"),
    "file_name": gettext_lazy("File"),
    "key": gettext_lazy("Question"),
    "question": gettext_lazy("Question"),
    "section": gettext_lazy("Section"),
    "service": gettext_lazy("Service"),
    "amount": gettext_lazy("Amount"),
    "currency": gettext_lazy("Currency"),
    "version": gettext_lazy("Version"),
    "label": gettext_lazy("Page"),
    "action": gettext_lazy("What"),
    "link": gettext_lazy("Address"),
}
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
