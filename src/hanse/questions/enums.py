"""Fixed sets of words of the tables."""

from django.db.models import TextChoices


class StoredState(TextChoices):
    """The state of a stored answer: those of `spec.answer.State`, and "cleared", which keeps the version counting."""

    ANSWERED = "answered", "answered"
    NOT_APPLICABLE = "not_applicable", "not applicable"
    UNKNOWN = "unknown", "not known"
    CLEARED = "cleared", "cleared"


class EvidenceKind(TextChoices):
    FILE = "file", "file"
    LINK = "link", "link"
    NOTE = "note", "note"


class Keep(TextChoices):
    """How a conflict ends: whose answer stands."""

    MINE = "mine", "mine"
    THEIRS = "theirs", "theirs"
