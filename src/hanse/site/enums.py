from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteRole(models.TextChoices):
    """Who works on the public site without being the secretariat; a mandate for the network."""

    EDITOR = "editor", _("Editor of the site")


class Told(models.TextChoices):
    """What a page can tell from what the network declares of itself, so that it is never out of date."""

    KINDS = "kinds", _("Kinds of member")
    BODIES = "bodies", _("Bodies and posts")
    OFFICES = "offices", _("Offices")
