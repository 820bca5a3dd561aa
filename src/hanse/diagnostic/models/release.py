from django.db import models

from hanse.kernel.base import BaseModel


class Release(BaseModel):
    """The statistics of a round's groups, drawn once when it is closed (doc/method/privacy.md).

    `cities` lists who counted: ``{"city": id, "classes": [region, size, income], "languages", "near": number of the
    neighbourhood, "apart": [mean, greatest distance in it], "absent": [nodes without a score]}``. `counts` says how
    many each group has, ``{"classes": [region, size, income, language, neighbourhood; null where any], "count"}``.
    `told` lists what may be read: ``{"classes", "node", "count", "median", "quartiles"}``, `levels` likewise
    ``{"classes", "counts"}``. Both only ever shrink, as cities let their own scores be known; `narrowed` counts how
    often they did.

    `placed_at` says since when the places of the cities (`Placement`) and `separating` are there, which a job works out
    from the same cities: ``{"levels": [first, last], "shares": {question: [tenths reaching option 2, 3 …]}}``.
    """

    round = models.OneToOneField("diagnostic.Round", on_delete=models.PROTECT, related_name="release")
    cities = models.JSONField()
    counts = models.JSONField(default=list)
    told = models.JSONField()
    levels = models.JSONField()
    narrowed = models.PositiveIntegerField(default=0)
    separating = models.JSONField(default=list)
    placed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"statistics of {self.round_id}"
