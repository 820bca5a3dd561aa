"""Whether the site can do its work: what each look finds, in words that hold no secret."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from hanse.kernel.queue import worker_seen_at

FREE_MEGABYTES = 100
# A worker says every ten seconds that it lives; one that is started anew needs some of them.
UNSEEN_FOR = timedelta(minutes=1)


class Unready(Exception):
    """What keeps the site from its work, and what to do."""


@dataclass(frozen=True)
class Finding:
    """What was looked at; `wrong` is empty where it is well."""

    what: str
    wrong: str = ""

    def __str__(self) -> str:
        return f"WRONG {self.what}: {self.wrong}" if self.wrong else f"ok    {self.what}"


def findings() -> Iterator[Finding]:
    """Look at everything; without the database two of the looks cannot be taken."""
    database = _look("database", _database)
    yield database
    for what, look in _LOOKS.items():
        if what in _ASKING and database.wrong:
            yield Finding(what, "not known while the database is away")
        else:
            yield _look(what, look)


def _look(what: str, look: Callable[[], None]) -> Finding:
    try:
        look()
    except Unready as error:
        return Finding(what, str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the site is not ready; its words may hold a secret
        return Finding(what, f"does not answer ({type(error).__name__})")
    return Finding(what)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        missing = _wanted() - set(cursor.fetchall())
    if missing:
        raise Unready(f"{len(missing)} are still to come; hanse migrate, or a start of hanse serve, brings them")


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    """All migrations of this release; they cannot change while it runs."""
    return frozenset(MigrationLoader(None).graph.nodes)


def _worker() -> None:
    seen = worker_seen_at()
    if seen is None:
        raise Unready("none runs; hanse serve or hanse worker starts one")
    unseen = timezone.now() - seen
    if unseen > UNSEEN_FOR:
        raise Unready(f"not seen for {int(unseen.total_seconds()) // 60} minutes; look at its log")


def _storage() -> None:
    if isinstance(default_storage, FileSystemStorage):
        _folder(Path(default_storage.location))
    elif look := getattr(default_storage, "look", None):
        look()


def _folder(folder: Path) -> None:
    """The folder of uploads, or, before the first upload, the one in which it will be made."""
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unready("the folder of uploaded files cannot be written")
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < FREE_MEGABYTES:
        raise Unready(f"only {free} MB are free for uploaded files")


_LOOKS: Mapping[str, Callable[[], None]] = {"migrations": _migrations, "worker": _worker, "storage": _storage}
_ASKING = {"migrations", "worker"}
"""Those that ask the database."""
