"""Uploaded files in a bucket that speaks S3. Imported only by a site whose settings name one.

The storage gives no address of a file, not even for a while: whoever had it could open the file. Who may have a file is
asked of us, at every download.
"""

import io
from collections.abc import Buffer, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

MEGABYTE = 1024 * 1024
type Bytes = File[bytes]


class StorageAway(ConnectionError):
    """The bucket does not answer, or refuses."""


@deconstructible(path="hanse.host.bucket.Bucket")
class Bucket(Storage):
    """A bucket, or the folder `prefix` in it. A server that is away is known within seconds."""

    def __init__(self, bucket: str, **options: Any) -> None:
        self._store = S3Store(
            bucket,
            **options,
            virtual_hosted_style_request=False,
            client_options={"allow_http": True, "connect_timeout": "5s", "timeout": "60s"},
            retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=10)},
        )

    def exists(self, name: str) -> bool:
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        with _telling(name):
            return int(self._store.head(name)["size"])

    def delete(self, name: str) -> None:
        with _telling(name):
            self._store.delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Names of folders and of files in a folder, as Django's other storages give them."""
        with _telling("the list of files"):
            found = self._store.list_with_delimiter(path.strip("/") or None)
        folders = [one.rstrip("/").rpartition("/")[2] for one in found["common_prefixes"]]
        return folders, [one["path"].rpartition("/")[2] for one in found["objects"]]

    def get_modified_time(self, name: str) -> datetime:
        with _telling(name):
            return self._store.head(name)["last_modified"]

    def look(self) -> None:
        """Raises `StorageAway` where nothing could be read from the bucket."""
        with _telling("the list of files"):
            next(iter(self._store.list(chunk_size=1)), None)

    def _save(self, name: str, content: Bytes) -> str:
        with _telling(name):
            self._store.put(name, content.chunks())
        return name

    def _open(self, name: str, mode: str = "rb") -> Bytes:  # noqa: ARG002 - files are only ever read
        with _telling(name):
            parts = self._store.get(name).stream(min_chunk_size=MEGABYTE)
        return File(io.BufferedReader(_Reading(name, parts), MEGABYTE), name)


class _Reading(io.RawIOBase):
    """An object of the bucket as a file that is read once, from its beginning, part by part as it comes."""

    def __init__(self, name: str, parts: Iterable[Buffer]) -> None:
        self._name, self._parts, self._left = name, iter(parts), memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        if not self._left:
            with _telling(self._name):
                self._left = memoryview(next(self._parts, b""))
        taken = self._left[: len(into)]
        into[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)


@contextmanager
def _telling(what: str) -> Iterator[None]:
    """What the library refuses becomes what Python's own files refuse with."""
    try:
        yield
    except NotFoundError as error:
        raise FileNotFoundError(f"There is no {what} in the bucket.") from error
    except BaseError as error:
        raise StorageAway(f"{what}: the bucket cannot be used ({error})") from error
