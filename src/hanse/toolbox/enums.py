from django.db import models
from django.utils.translation import gettext_lazy as _

EVERYBODY, MEMBERS = "everybody", "members"
"""Who may use a tool, beside the rights of the network's file."""


class RequestState(models.TextChoices):
    """How a request for support stands."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
