from django.db import models


class Stage(models.TextChoices):
    """How a draft stands."""

    WRITING = "writing"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    """Its version is online, or was: nothing of it changes any more."""
    PUT_ASIDE = "put_aside"


OPEN = frozenset({Stage.WRITING, Stage.IN_REVIEW, Stage.APPROVED})
"""While a draft can be written in; a change to what is reviewed or approved leads back to writing."""


class Decision(models.TextChoices):
    APPROVED = "approved"
    RETURNED = "returned"


class Change(models.TextChoices):
    """What a revision did to the one before."""

    BEGUN = "begun"
    SET = "set"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DUPLICATED = "duplicated"
    RENAMED = "renamed"
    WRITTEN = "written"
    """The text of a file was written."""
    RESTORED = "restored"
