from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# One network per database: its own party has a fixed id, so that no request has to look it up.
NETWORK_ID = UUID("00000000-0000-7000-8000-000000000001")


class Role(models.TextChoices):
    """What a person may be for a member, city or organisation. Delegate and alternate speak for it in assemblies."""

    COORDINATOR = "coordinator", _("Coordinator")
    CONTRIBUTOR = "contributor", _("Contributor")
    APPROVER = "approver", _("Approver")
    DELEGATE = "delegate", _("Delegate")
    ALTERNATE = "alternate", _("Alternate")


WORKING_ROLES = (Role.COORDINATOR, Role.CONTRIBUTOR, Role.APPROVER)
"""Those who work on what the member does here; the others represent it."""


class StaffRole(models.TextChoices):
    """What a person may be for the network itself, or for one of its regional offices."""

    SECRETARIAT = "secretariat", _("Secretariat")
    REGIONAL = "regional", _("Regional office")


class Right(models.TextChoices):
    """What a membership lets a member do; which kind has which is said in the network's file."""

    DIAGNOSE = "diagnose", _("Assess itself and see its results")
    ENTER_AWARDS = "enter_awards", _("Enter the awards")
    VOTE = "vote", _("Vote in assemblies")
    ATTEND = "attend", _("Attend assemblies and speak")
    OFFER_EXPERTISE = "offer_expertise", _("Offer expertise to members")


class MemberOf(models.TextChoices):
    """Who can be a member of a kind."""

    GOVERNMENT = "government", _("City or local government")
    ORGANISATION = "organisation", _("Association, agency or company")


class EndReason(models.TextChoices):
    """Why a membership has ended."""

    CHANGED = "changed", _("It became another kind of member")
    WITHDREW = "withdrew", _("It withdrew")
    EXCLUDED = "excluded", _("It was excluded")
    MERGED = "merged", _("It was merged into another member")


class EntryKind(models.TextChoices):
    """How money for dues came, or went."""

    RECORDED = "recorded", _("Recorded by the secretariat")
    ONLINE = "online", _("Paid online")
    GIVEN_BACK = "given_back", _("Money given back")
    MISTAKE = "mistake", _("A record taken back")
    MOVED = "moved", _("Moved between invoices")
    """Below 0 on the invoice that it leaves, above 0 on the `other`."""
    CREDIT = "credit", _("Kept as credit")
    """Below 0 while it is kept for the member's next invoice, above 0 when it is no longer."""


class DuesState(models.TextChoices):
    """How an invoice stands on a day."""

    DUE = "due", _("To be paid")
    LATE = "late", pgettext_lazy("an invoice", "Late")
    ARREARS = "arrears", _("In arrears")
    PAID = "paid", _("Paid")
    CANCELLED = "cancelled", _("Cancelled")


class Openness(models.TextChoices):
    """Who may see a member's profile besides its own people and those who serve it."""

    PRIVATE = "private", _("Nobody else")
    MEMBERS = "members", _("All members")
    PUBLIC = "public", _("Everyone")


class Topic(models.TextChoices):
    """What a member works on, by which others find it."""

    SERVICES = "services", _("Online services")
    IDENTITY = "identity", _("Digital identity and signatures")
    PAYMENTS = "payments", _("Payments and local taxes")
    PERMITS = "permits", _("Permits, land and building")
    PARTICIPATION = "participation", _("Participation of citizens")
    OPEN_DATA = "open_data", _("Open data and transparency")
    INCLUSION = "inclusion", _("Digital inclusion and skills")
    INFRASTRUCTURE = "infrastructure", _("Connectivity and data centres")
    SECURITY = "security", _("Security and data protection")
    MOBILITY = "mobility", _("Transport and mobility")
    ENVIRONMENT = "environment", _("Environment and resilience")
    SAFETY = "safety", _("Public safety")
    HEALTH = "health", _("Health and social services")
    EDUCATION = "education", _("Education")
    INTELLIGENCE = "intelligence", _("Artificial intelligence and sensors")


class Region(models.TextChoices):
    """The five regions of the United Nations' M49 standard."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    OCEANIA = "oceania", _("Oceania")


class IncomeGroup(models.TextChoices):
    """The World Bank's four groups of economies."""

    LOW = "low", _("Low income")
    LOWER_MIDDLE = "lower_middle", _("Lower middle income")
    UPPER_MIDDLE = "upper_middle", _("Upper middle income")
    HIGH = "high", _("High income")


class SizeClass(models.TextChoices):
    """Cities by population; the bounds are those of the OECD's classes, the last one split for the largest cities."""

    SMALL = "small", _("Under 100,000 people")
    MEDIUM = "medium", _("100,000 to 499,999 people")
    LARGE = "large", _("500,000 to 1,499,999 people")
    VERY_LARGE = "very_large", _("1,500,000 people and more")


SIZE_BOUNDS = {SizeClass.SMALL: 0, SizeClass.MEDIUM: 100_000, SizeClass.LARGE: 500_000, SizeClass.VERY_LARGE: 1_500_000}


def size_class_of(population: int | None) -> SizeClass | None:
    """The class of a city of so many people; None where that is not known."""
    if population is None:
        return None
    return max((size for size, bound in SIZE_BOUNDS.items() if population >= bound), key=lambda size: SIZE_BOUNDS[size])


# In which languages a member can be written to: those that are official in several countries, or spoken by most.
SPOKEN = (
    *("am", "ar", "az", "bn", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ha", "hi", "hy", "id", "it", "ja", "ka"),
    *("kk", "km", "ko", "lo", "mn", "ms", "my", "ne", "nl", "ny", "pl", "ps", "pt", "ro", "ru", "rw", "si", "so", "sr"),
    *("sw", "ta", "th", "ti", "tl", "tr", "uk", "ur", "uz", "vi", "zh", "zu"),
)
