from django.db import models

from hanse.identity.enums import ConsentPurpose
from hanse.kernel.base import BaseModel


class Consent(BaseModel):
    """What a person agreed to, when, and when she took it back; a new agreement is a new row."""

    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40, choices=ConsentPurpose)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"], condition=models.Q(withdrawn_at=None), name="consent_once_at_a_time"
            ),
        ]
