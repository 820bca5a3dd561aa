"""What the designer of services holds on a person."""

from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding

_WORK = _("It is a part of the service's history, and stays there without your name.")

WORDS = {
    "draft_service": _("Service"),
    "stage": _("State"),
    "change": _("Change"),
    "part": _("Part"),
    "asked": _("Question"),
}
HOLDINGS = (
    Holding(
        model="designer.Draft",
        what=_("Drafts of services that you began"),
        by=("author",),
        fields=("service", "title", "stage", "created_at"),
        stays=_WORK,
    ),
    Holding(
        model="designer.Revision",
        what=_("What you changed in drafts"),
        by=("by",),
        fields=("draft__service", "number", "change", "part", "created_at"),
        stays=_WORK,
    ),
    Holding(
        model="designer.Comment",
        what=_("What you said of drafts"),
        by=("by",),
        fields=("draft__service", "number", "words", "created_at"),
        stays=_WORK,
    ),
    Holding(
        model="designer.Review",
        what=_("Looks at drafts that you asked for, or decided"),
        by=("asked_by", "decided_by"),
        fields=("draft__service", "number", "asked", "decision", "words", "created_at", "decided_at"),
        stays=_WORK,
    ),
    Holding(
        model="designer.Trial",
        what=_("What you typed in previews of drafts"),
        by=("person",),
        fields=("draft__service", "answers", "created_at"),
    ),
)
