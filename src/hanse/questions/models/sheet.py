import pgtrigger
from django.db import models

from hanse.kernel.base import BaseModel


class Sheet(BaseModel):
    """One set of answers to one version of a questionnaire. Whose it is, and who may do what, the owner knows."""

    questionnaire = models.CharField(max_length=100)
    questionnaire_version = models.CharField(max_length=40)
    owner = models.CharField(max_length=120, blank=True, help_text="a label of the owner's; means nothing here")
    frozen_at = models.DateTimeField(null=True, blank=True)
    is_held = models.BooleanField(default=False, help_text="takes no answers for now, while somebody looks at them")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["owner"])]
        constraints = [
            models.CheckConstraint(condition=~models.Q(questionnaire=""), name="sheet_has_questionnaire"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="frozen_for_good",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__frozen_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.questionnaire_version} ({self.id})"

    @property
    def frozen(self) -> bool:
        return self.frozen_at is not None
