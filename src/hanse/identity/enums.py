from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class KeyScope(models.TextChoices):
    """What a program may do with a person's key: all of it here, its words on the page of keys.

    READ and WRITE count everywhere. APPLY and DECIDE count only where an operation of the API names them.
    """

    READ = "read", _("Read what you may see")
    WRITE = "write", _("Read, and change what you may change")
    APPLY = "apply", _("Only apply for services, and follow your own cases")
    DECIDE = "decide", _("Only work on the cases of your offices")


INVITATION = "identity/invitation"
"""The notice that invites."""
INVITATION_DAYS = 14
"""How long its link is good."""


class InvitationState(StrEnum):
    """What became of the invitation of somebody who has not come yet."""

    WAITING = "waiting"
    CAME_BACK = "came_back"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    """None was written, or so long ago that nobody knows."""


class Way(StrEnum):
    """How messages come to a person, beside lying on the site."""

    EMAIL = "email"
    PHONE = "phone"
    SITE = "site"
