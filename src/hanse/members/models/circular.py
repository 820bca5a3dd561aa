from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hanse.kernel.base import BaseModel


class Circular(BaseModel):
    """One letter to the people of many members, in one language or several.

    `wanted` are the filters of the list of members, `roles` whose people it goes to; `office` is the key of the
    regional office that writes it, empty for the secretariat. `texts`: language → subject and body; `language` is the
    one for whoever reads none of them. Once `sent_at` is there, nothing of it changes.
    """

    author = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=40, blank=True)
    wanted = models.JSONField(default=dict)
    roles = ArrayField(models.CharField(max_length=40), default=list)
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)
    sent_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def subject(self) -> str:
        """In the language of those who read none of the others."""
        return str(self.texts.get(self.language, {}).get("subject", ""))


class Addressee(BaseModel):
    """Somebody to whom a circular goes, as found when it was sent; `written_at` says that her letter is under way."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="addressees")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["circular", "person"], name="circular_once_to_a_person")]
        indexes = [models.Index(fields=["circular"], name="circulars_to_write", condition=Q(written_at=None))]

    def __str__(self) -> str:
        return str(self.id)


class CircularStop(BaseModel):
    """Somebody wants no circulars; what her work needs (invitations, dues, cases) reaches her as before."""

    person = models.OneToOneField("identity.User", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.person_id)
