"""Bring a site back from a backup: nothing is touched before the whole of it was read and found to be what was written.

Files come first and the database last, in one transaction: whoever stops it half way has the site as it was, and some
files to which nothing refers, which the nightly sweep deletes.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from hanse.host import database, locks, prepared
from hanse.host import environment as env
from hanse.host.backup.archive import Reading, opened
from hanse.host.backup.errors import InUse, NotEmpty, NotRestored
from hanse.host.backup.loading import load
from hanse.host.backup.making import DATABASE, FILES, MANIFEST
from hanse.host.backup.manifest import Manifest
from hanse.host.backup.setting_aside import restore_folders, restore_key
from hanse.host.environment import Mode
from hanse.host.release import hanse_version

GOING_S = 3.0
TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
OTHERS = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


@contextmanager
def verified(file: Path) -> Iterator[tuple[Reading, Manifest]]:
    """A backup that is what was written, and that this release can use. Raises `Damaged` and `TooNew`."""
    with opened(file) as reading:
        reading.verify()
        manifest = Manifest.from_json(b"".join(reading.pieces(MANIFEST)))
        manifest.refuse_what_is_newer(_migrations_here(), hanse=hanse_version())
        yield reading, manifest


def restore(file: Path, url: str, *, replacing: bool = False) -> tuple[Manifest, list[str]]:
    """Bring back what the backup holds; `replacing` a site that is there. Returns what it was, and notes for people.

    Raises `BackupError`.
    """
    with verified(file) as (reading, manifest), _alone(url) as server:
        _refuse_the_other_mode(manifest)
        if not replacing and (what := _there(url)):
            raise NotEmpty(f"There is a site already: {what}. Say --yes to have it replaced; save it before.")
        for name in reading.under(FILES):
            restore_file(reading, name)
        if manifest.demonstration:
            database.mark_as_demonstration(url)
        load(reading.pieces(DATABASE), url, server=server)
        if not manifest.demonstration and database.is_demonstration(url):
            database.mark_as_real(url)
        prepared.forget()
        return manifest, [*restore_folders(reading), *restore_key(reading)]


def _migrations_here() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        known.setdefault(app, set()).add(name)
        for replaced_app, replaced in migration.replaces:
            known.setdefault(replaced_app, set()).add(replaced)
    # A step of Wagtail's translations asks the database while it is read, and would then count as somebody else there.
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # that of PostgreSQL has one
    return known


@contextmanager
def _alone(url: str) -> Iterator[int]:
    """Nobody else runs the site or uses its database; gives the major version of the database's server."""
    folder = env.var() / "run"
    folder.mkdir(parents=True, exist_ok=True)
    with locks.alone_or_none(folder / "site.lock") as descriptor, psycopg.connect(url, autocommit=True) as connection:
        if descriptor is None or _others_stay(connection):
            raise InUse("The site is running, or something else uses its database. Stop it, then restore.")
        yield connection.info.server_version // 10_000


def _others_stay(connection: psycopg.Connection) -> bool:
    """Whether somebody else is connected, and not only about to go: a server ends a closed connection by and by."""
    end = time.monotonic() + GOING_S
    while found := _count(connection, OTHERS):
        if time.monotonic() > end:
            return bool(found)
        time.sleep(0.05)
    return False


def _refuse_the_other_mode(manifest: Manifest) -> None:
    demo = env.mode() is Mode.DEMO
    if manifest.demonstration and env.mode() is Mode.PRODUCTION:
        raise NotRestored("This backup is of a demonstration, whose passwords are public. Set HANSE_MODE=demo for it.")
    if demo and not manifest.demonstration:
        raise NotRestored("This backup is of a real site, and HANSE_MODE is demo.")


def _there(url: str) -> str:
    """What of a site is there; empty where nothing is."""
    with psycopg.connect(url) as connection:
        if number := _count(connection, TABLES):
            return f"its database has {number} tables"
    try:
        folders, files = default_storage.listdir("")
    except FileNotFoundError:
        return ""
    return "files lie in its storage" if folders or files else ""


def _count(connection: psycopg.Connection, query: str) -> int:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def restore_file(reading: Reading, name: str) -> None:
    if default_storage.exists(name):
        if _digest_of(name) == reading.sums[f"{FILES}/{name}"]:
            return
        default_storage.delete(name)
    with reading.open(f"{FILES}/{name}") as stream:
        default_storage.save(name, File(stream, name))


def _digest_of(name: str) -> str:
    with default_storage.open(name) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
