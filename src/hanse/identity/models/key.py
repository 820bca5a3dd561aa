from django.db import models

from hanse.identity.enums import KeyScope
from hanse.kernel.actor import Actor, ActorKind
from hanse.kernel.base import BaseModel


class Key(BaseModel):
    """A key by which a program acts with the rights of a person. Only its digest is kept, and the start that shows it.

    `window_…` count the requests of the current minute; `last_used_on` tells the day and nothing finer.
    """

    user = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, choices=KeyScope)
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    window_began_at = models.DateTimeField(null=True)
    window_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(scope__in=KeyScope.values), name="key_scope"),
            models.CheckConstraint(condition=~models.Q(name=""), name="key_named"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.KEY, self.id)
