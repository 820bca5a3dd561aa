from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where an assessment stands."""

    DRAFT = "draft", _("Being answered")
    REVIEW = "review", _("Waiting for sign-off")
    SUBMITTED = "submitted", _("Submitted")


class Decision(models.TextChoices):
    """What an approver decides about an assessment laid before her."""

    SIGNED_OFF = "signed_off", _("Signed off")
    RETURNED = "returned", _("Given back")


class Basis(models.TextChoices):
    """Which answers a result rests on."""

    CLAIMED = "claimed", _("As answered")
    EVIDENCED = "evidenced", _("With evidence only")
    VERIFIED = "verified", _("Verified only")


class Trust(StrEnum):
    """How far one answer can be trusted: the city says so, something backs it, a reviewer found it true."""

    CLAIMED = "claimed"
    EVIDENCED = "evidenced"
    VERIFIED = "verified"


class Capacity(models.TextChoices):
    """As what somebody examines a city's answers."""

    PEER = "peer", _("Somebody of another member")
    EXPERT = "expert", _("Expert")
    SECRETARIAT = "secretariat", _("Secretariat")


class VerificationState(models.TextChoices):
    """Where an examination of answers stands. ENDED: the secretariat took it from the reviewer."""

    ASKED = "asked", _("Reviewer asked")
    ACCEPTED = "accepted", _("Being verified")
    DECLINED = "declined", _("Not taken on")
    FINISHED = "finished", pgettext_lazy("a verification", "Finished")
    ENDED = "ended", pgettext_lazy("a verification", "Ended")


class Step(models.TextChoices):
    """A step on the way of one answer through its examination."""

    VERIFIED = "verified"
    REQUESTED = "requested"
    REPLIED = "replied"
    DISPUTED = "disputed"
    UPHELD = "upheld"
    REFUSED = "refused"


SETTLED_AS_TRUE = frozenset({Step.VERIFIED, Step.UPHELD})
"""Last steps after which an answer counts as verified."""


class Awaited(StrEnum):
    """Whom a verification waits for."""

    REVIEWER = "reviewer"
    CITY = "city"
    SECRETARIAT = "secretariat"


class StudyKind(models.TextChoices):
    """What a run of the index workbench looks at; the values are those of the engine's `Kind`."""

    OFFICIAL = "official", _("The official results")
    RELATIONS = "relations", _("How the parts go together")
    WHAT_IF = "what_if", _("Other weights and means")
    UNCERTAINTY = "uncertainty", _("How sure the ranks are")
    SENSITIVITY = "sensitivity", _("What moves the ranks")


class ComputationState(models.TextChoices):
    """How a run or a search stands. STOPPING: somebody stopped it, and its worker ends it at the next chance."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", pgettext_lazy("a computation", "Under way")
    STOPPING = "stopping", pgettext_lazy("a computation", "Being stopped")
    STOPPED = "stopped", pgettext_lazy("a computation", "Stopped")
    FAILED = "failed", pgettext_lazy("a computation", "Failed")
    DONE = "done", _("Done")


AT_WORK = (ComputationState.RUNNING, ComputationState.STOPPING)
"""A worker has begun it, and may keep what it computes."""

UNDER_WAY = (ComputationState.WAITING, *AT_WORK)
"""It has not ended."""


class SharingLevel(models.TextChoices):
    """Who may see a city's results besides the city itself and the secretariat. Private means no consent was given."""

    MEMBERS = "members", _("All members")
    PUBLIC = "public", _("Everyone")


class Audience(StrEnum):
    """Who looks at other cities' results: anybody, the network's members, or its secretariat, which sees all."""

    PUBLIC = "public"
    MEMBERS = "members"
    SECRETARIAT = "secretariat"


class RoadmapState(models.TextChoices):
    """Where a roadmap stands: one of several drafts, the city's own, or one that another has replaced."""

    SCENARIO = "scenario", _("Scenario")
    CHOSEN = "chosen", _("Chosen")
    REPLACED = "replaced", _("Replaced")


class SearchOutcome(models.TextChoices):
    """What a search came to: a roadmap, the proof that there is none, or nothing in its time."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    NOTHING = "nothing"


class Invited(models.TextChoices):
    """Whom a round invites, of the cities whose membership lets them assess themselves."""

    ALL = "all", _("All cities that may assess themselves")
    REGIONS = "regions", _("Cities of some regions")
    CHOSEN = "chosen", _("Cities that are chosen one by one")


class Publication(models.TextChoices):
    """The most that a city may show of its results in a round; whether it does, it decides itself."""

    PUBLIC = "public", _("Each city may show its results to members, or to everyone")
    MEMBERS = "members", _("Each city may show its results to members, and to nobody else")
    NONE = "none", _("Results stay with the city and the secretariat; only statistics of groups are told")

    def allows(self, level: SharingLevel) -> bool:
        """Whether a city may show its results so widely."""
        match self:
            case Publication.PUBLIC:
                return True
            case Publication.MEMBERS:
                return level == SharingLevel.MEMBERS
        return False
