"""The base of every table: a UUIDv7 as key, which is also the public id, and the time of creation."""

from django.db import models

from hanse.kernel.clock import now
from hanse.kernel.ids import new_id


class BaseModel(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True
