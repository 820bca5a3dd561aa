"""Make a backup: the database, the files that it names, and what else makes the site, all of one moment.

The moment is one snapshot of the database: pg_dump and the list of files both read it. A file's bytes are stored
before its row, so each file of the list is there; and until the last is read, a lock keeps bytes from being deleted.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import FileField
from psycopg import sql

from hanse.host import database, secret
from hanse.host.backup.archive import PIECE, Writing, sweep, written
from hanse.host.backup.errors import NotMade
from hanse.host.backup.manifest import Manifest
from hanse.host.backup.programs import program, reaching
from hanse.host.release import hanse_version
from hanse.kernel.files import BYTES_STAY

DATABASE, FILES, FOLDERS, KEY, MANIFEST = "database.dump", "files", "folders", "secret-key", "backup.json"
NAMED = "hanse-????-??-??T??-??-??Z.zip"
# Rows that are worth nothing by the time they come back.
FLEETING = ["kernel_cache"]


@dataclass(frozen=True)
class Made:
    """Where a backup lies, and what it says of itself."""

    file: Path
    manifest: Manifest


def make(target: Path, url: str, *, key: bool = True) -> Made:
    """Write a backup to the file, or, where `target` is a folder, to a new file in it. Raises `BackupError`."""
    at = datetime.now(UTC)
    if target.is_dir():
        sweep(target)
        target /= f"{at:hanse-%Y-%m-%dT%H-%M-%SZ}.zip"
    with written(target) as writing, _snapshot(url) as (connection, snapshot):
        manifest = _described(connection, at, url)
        named = list(_files(connection))
        writing.add(DATABASE, _dumped(url, snapshot, manifest.postgres))
        connection.commit()  # the snapshot has served; the lock on bytes stays
        lost = [name for name in named if not add_file(writing, name)]
        _add_folders(writing)
        if key and (file := secret.kept_in()).is_file():
            writing.add(KEY, [file.read_bytes()])
        manifest = replace(manifest, files=len(named) - len(lost), missing=lost)
        writing.add(MANIFEST, [manifest.to_json()])
    return Made(target, manifest)


def forget_old(folder: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest backups of a folder; returns what was deleted."""
    found = sorted(folder.glob(NAMED), reverse=True)
    for old in found[keep:]:
        old.unlink()
    return found[keep:]


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """A transaction that reads one moment, its name for pg_dump, and no deletion of bytes until the end."""
    with _telling(), psycopg.connect(url) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [BYTES_STAY])
        connection.commit()
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        try:
            yield connection, row[0]
        finally:
            connection.rollback()
            connection.execute("SELECT pg_advisory_unlock(hashtext(%s))", [BYTES_STAY])


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        raise NotMade(f"Not saved: the database could not be read. {error}") from error


def _described(connection: psycopg.Connection, at: datetime, url: str) -> Manifest:
    migrations: dict[str, list[str]] = {}
    for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name"):
        migrations.setdefault(app, []).append(name)
    return Manifest(
        hanse=hanse_version(),
        made_at=at.isoformat(timespec="seconds"),
        postgres=connection.info.server_version // 10_000,
        migrations=migrations,
        demonstration=database.is_demonstration(url),
    )


def _files(connection: psycopg.Connection) -> Iterator[str]:
    """The names, in the storage, of all files that the snapshot's rows refer to."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and field.storage is default_storage:
                column = sql.Identifier(str(field.column))
                query = sql.SQL("SELECT DISTINCT {0} FROM {1} WHERE {0} <> ''")
                for (name,) in connection.execute(query.format(column, sql.Identifier(model._meta.db_table))):
                    yield name


def _dumped(url: str, snapshot: str, server: int) -> Iterator[bytes]:
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    without = [f"--exclude-table-data={table}" for table in FLEETING]
    place, environment = reaching(url)
    command = [str(program("pg_dump", server=server)), *options, *without, place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as dump:
        assert dump.stdout
        assert dump.stderr
        try:
            while piece := dump.stdout.read(PIECE):
                yield piece
            said = dump.stderr.read().decode(errors="replace").strip()
        except GeneratorExit:
            dump.kill()
            raise
    if dump.returncode:
        raise NotMade(f"Not saved: the database could not be read. {said}")


def add_file(writing: Writing, name: str) -> bool:
    """False where the storage does not have it: lost before this backup, and no reason to have none."""
    try:
        stream = default_storage.open(name)
    except FileNotFoundError:
        return False
    with stream:
        writing.add(f"{FILES}/{name}", stream.chunks())
    return True


def _add_folders(writing: Writing) -> None:
    for name, folder in sorted(settings.KEPT_FOLDERS.items()):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                inside = file.relative_to(folder).as_posix()
                with file.open("rb") as stream:
                    writing.add(f"{FOLDERS}/{name}/{inside}", iter(lambda: stream.read(PIECE), b""))
