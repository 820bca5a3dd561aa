from django.db import models

from hanse.kernel.base import BaseModel

FOLDER = "files"


def storage_name(stored: "StoredFile", _given: str) -> str:
    """Where a file's bytes lie: by id alone, so that no name a person gave reaches the file system."""
    return f"{FOLDER}/{stored.id.hex[-2:]}/{stored.id}"


class StoredFile(BaseModel):
    """An uploaded file: its checked kind and digest here, its bytes in the storage."""

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=storage_name, max_length=100)
    uploaded_by_id = models.UUIDField(null=True)
