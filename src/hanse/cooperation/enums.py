from django.db import models
from django.utils.translation import gettext_lazy as _


class IntroductionState(models.TextChoices):
    """What became of a request for an introduction."""

    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    EXPIRED = "expired", _("Not answered in time")


class PartnershipState(models.TextChoices):
    """Whether both sides say that there is a partnership."""

    PROPOSED = "proposed", _("Waiting for the other city")
    AGREED = "agreed", _("Partners")
    WITHDRAWN = "withdrawn", _("Taken back")
    DECLINED = "declined", _("Declined")


OVER = (PartnershipState.WITHDRAWN, PartnershipState.DECLINED)
"""Taken away by the city that proposed it, or by the other: kept as long as it delays the next proposal."""


class Source(models.TextChoices):
    """How a partnership became known here."""

    ENTERED = "entered", _("Entered by the city")
    IMPORTED = "imported", _("Entered by the secretariat")
    INTRODUCTION = "introduction", _("Began with an introduction here")


class PartnerKind(models.TextChoices):
    """What a partner of the network is."""

    INTERNATIONAL = "international", _("International organisation")
    AGENCY = "agency", _("Agency or association")
    UNIVERSITY = "university", _("University or institute")
    COMPANY = "company", _("Company")
    EXPERT = "expert", _("Expert")


class Audience(models.TextChoices):
    """Who may see something that the secretariat keeps."""

    SECRETARIAT = "secretariat", _("The secretariat alone")
    MEMBERS = "members", _("Members")
    PUBLIC = "public", _("Everyone")


class Visibility(models.TextChoices):
    """Who may see a joint project."""

    DRAFT = "draft", _("Draft: its lead and the secretariat")
    MEMBERS = "members", _("Members")
    PUBLIC = "public", _("Everyone")


class Readers(models.TextChoices):
    """Who may read a document of a joint project."""

    PARTICIPANTS = "participants", _("Those who take part")
    MEMBERS = "members", _("Members")
    PUBLIC = "public", _("Everyone")


class Participating(models.TextChoices):
    """What a city has said to the invitation."""

    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Takes part")
    DECLINED = "declined", _("Declined")


class PhaseState(models.TextChoices):
    """How far a phase is."""

    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
