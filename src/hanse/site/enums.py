from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteRole(models.TextChoices):
    """Who works on the public site without being the secretariat; a mandate for the network."""

    EDITOR = "editor", _("Editor of the site")


class Rhythm(models.TextChoices):
    """How often somebody is told of what is new."""

    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")


class Told(models.TextChoices):
    """What a page can tell from what the network declares of itself, so that it is never out of date."""

    KINDS = "kinds", _("Kinds of member")
    BODIES = "bodies", _("Bodies and posts")
    DUES = "dues", _("Dues")
    OFFICES = "offices", _("Offices")
    EMBLEM = "emblem", _("Emblem")


class Crew(models.TextChoices):
    """Groups of Wagtail's. Who is in them follows from mandates, never from a hand: see actions.crew."""

    EDITORS = "Site editors", _("Editors of the site")
    PUBLISHERS = "Site publishers", _("Publishers of the site")
    OFFICES = "Site offices", _("Regional offices")
