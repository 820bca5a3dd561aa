from django.db import models

from hanse.kernel.base import BaseModel


class Release(BaseModel):
    """The statistics of a round's groups, drawn once when it is closed (doc/method/privacy.md).

    `cities` lists who counted: ``{"city": id, "classes": [region, size, income], "absent": [nodes without a score]}``.
    `told` lists what may be read: ``{"classes": [null where any], "node", "count", "median", "quartiles"}``, `levels`
    likewise ``{"classes", "counts"}``. Both only ever shrink, as cities let their own scores be known.
    """

    round = models.OneToOneField("diagnostic.Round", on_delete=models.PROTECT, related_name="release")
    cities = models.JSONField()
    told = models.JSONField()
    levels = models.JSONField()

    def __str__(self) -> str:
        return f"statistics of {self.round_id}"
