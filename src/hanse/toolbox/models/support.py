from django.db import models
from django.db.models import Q

from hanse.kernel.base import BaseModel
from hanse.toolbox.enums import RequestState
from hanse.toolbox.models.tool import Tool


class SupportRequest(BaseModel):
    """Somebody of a member asks for help with a tool; the secretariat answers, and either closes it."""

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="requests")
    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=4000)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.OPEN)
    answer = models.TextField(max_length=8000, blank=True)
    answered_by = models.ForeignKey("identity.User", null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="request_has_words"),
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, answered_at=None)
                | Q(state=RequestState.ANSWERED, answered_at__isnull=False)
                | Q(state=RequestState.CLOSED, closed_at__isnull=False),
                name="request_state_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"]), models.Index(fields=["person", "-id"])]

    def __str__(self) -> str:
        return str(self.id)
