from django.db import models

from hanse.kernel.base import BaseModel


class JobFailure(BaseModel):
    """Why a job failed, once for each try: the kind of error and its place in the code, no word of it."""

    job_id = models.BigIntegerField(db_index=True)
    attempt = models.PositiveIntegerField()
    error = models.CharField(max_length=100)
    place = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.error} in {self.place}"
