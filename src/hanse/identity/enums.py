from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class KeyScope(models.TextChoices):
    """What a program may do with a person's key."""

    READ = "read", _("Read only")
    WRITE = "write", _("Read and write")
