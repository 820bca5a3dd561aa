import secrets

from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now


def new_nonce() -> str:
    return secrets.token_hex(16)


class Application(BaseModel):
    """What somebody is still filling in. Handed in, it becomes the case of the same id, and this row goes.

    Its answers lie here as JSON and not on a sheet: a sheet keeps every wording for ever, and what an applicant takes
    back before she hands it in is nobody's affair. `sources` says where answers come from that were filled in, by
    question key. `party` is the organisation for which she applies. `link_nonce` is a part of its secret link: another
    one, and the links that are out there lead nowhere.
    """

    service = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    link_nonce = models.CharField(max_length=32, default=new_nonce)
    applicant = models.ForeignKey(
        "identity.User", null=True, blank=True, on_delete=models.CASCADE, related_name="applications"
    )
    party = models.ForeignKey("identity.Party", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    touched_at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        ordering = ["-touched_at"]

    def __str__(self) -> str:
        return f"{self.service} {self.version} ({self.id})"
