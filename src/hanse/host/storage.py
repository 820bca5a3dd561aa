"""Where uploaded files lie: in a folder, or in a bucket that speaks S3. Pure: no Django."""

from pathlib import Path
from typing import Any

from hanse.host import environment as env

# What obstore calls each of them. Without a key it looks where such programs do: AWS's variables, the machine's role.
OPTIONS = {
    "HANSE_S3_SERVER": "endpoint",
    "HANSE_S3_REGION": "region",
    "HANSE_S3_KEY": "access_key_id",
    "HANSE_S3_SECRET": "secret_access_key",
    "HANSE_S3_FOLDER": "prefix",
}


def uploads(folder: Path) -> dict[str, Any]:
    """The entry of Django's STORAGES: `folder`, unless HANSE_S3_BUCKET names a bucket.

    In a folder the files are for the account that runs the site, and for no other of its machine.
    """
    bucket = env.text("HANSE_S3_BUCKET")
    if not bucket:
        options = {"location": str(folder), "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    given = {name: env.text(variable) for variable, name in OPTIONS.items() if env.text(variable)}
    return {"BACKEND": "hanse.host.bucket.Bucket", "OPTIONS": {"bucket": bucket, **given}}
