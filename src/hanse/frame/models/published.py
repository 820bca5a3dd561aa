from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only


class PublishedProcedure(BaseModel):
    """A version of a procedure under which somebody has begun, as its files: cases outlive the code's declaration.

    `sheets` hold the texts of further languages: language → content. `offices` are the keys of its offices; None
    in rows of releases that did not keep them.
    """

    key = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    head = models.TextField()
    sheets = models.JSONField(default=dict)
    offices = ArrayField(models.CharField(max_length=60), null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="procedure_published_once")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.key} {self.version}"
