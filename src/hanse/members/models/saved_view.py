from django.db import models

from hanse.kernel.base import BaseModel


class SavedView(BaseModel):
    """A set of filters of the list of members under a name. `asked` are the filters and the order, as in an address.

    `office` is the key of the regional office where its owner works, empty for the secretariat; `shared`: the others
    of it see the view too.
    """

    owner = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    office = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=80)
    asked = models.JSONField(default=dict)
    shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_named"),
        ]

    def __str__(self) -> str:
        return self.name
