"""Databases for tests: each test process gets a copy of a migrated template, made in about a tenth of a second.

The server is the embedded PostgreSQL under var/tests, or the one that DATABASE_URL names (its user may create
databases). The template's name holds a digest of every migration, so a change of one makes a new template.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import psycopg
from django.apps import apps
from django.db import connections
from psycopg import Connection, sql

from hanse.host.postgres.cluster import Options
from hanse.host.postgres.server import leased

ROOT = Path(__file__).parent.parent
TEMPLATE = "hanse_template_"
COPY = "hanse_test_"
KEPT_TEMPLATES = 3


def with_name(url: str, database: str) -> str:
    """The same server's address with another database."""
    return urlsplit(url)._replace(path=f"/{database}").geturl()


@contextmanager
def server_for_tests(given: str) -> Iterator[str]:
    """The address of a database from which others can be made: the given one, or the embedded server's."""
    if given:
        yield given
    else:
        with leased(ROOT / "var" / "tests" / "postgres", Options(durable=False)) as lease:
            yield lease.url("postgres")


def point_django_at(url: str) -> None:
    """Make Django's connections, of this process, use another database."""
    connection = connections["default"]
    connection.close()
    parsed = dj_database_url.parse(url)
    # One dictionary serves the connections of all threads.
    connection.settings_dict.update({key: parsed[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})


def migrations_digest(folders: Iterable[Path]) -> str:
    """A digest of all migrations in the apps' folders, and of the locked versions of what they are made with."""
    digest = hashlib.sha256()
    for folder in sorted(folders):
        for file in sorted(folder.glob("migrations/**/*.py")):
            digest.update(f"{folder.name} {file.name}\n".encode() + file.read_bytes())
    digest.update((ROOT / "requirements.lock").read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def copied_database(server: str, label: str, *, migrate: Callable[[], None], fresh: bool = False) -> Iterator[str]:
    """The address of a migrated database of one's own; it is dropped at the end, or by a later run."""
    name = f"{COPY}{label}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as maintenance:
        _sweep(maintenance)
        template = _template(maintenance, server, migrate=migrate, fresh=fresh)
        _lock(maintenance, name)
        _execute(maintenance, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        try:
            yield with_name(server, name)
        finally:
            _execute(maintenance, "DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def empty_database(server: str, label: str) -> Iterator[str]:
    """The address of a database in which nothing is yet; it is dropped at the end, or by a later run."""
    name = f"{COPY}{label}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as maintenance:
        _lock(maintenance, name)
        _execute(maintenance, "CREATE DATABASE {}", name)
        try:
            yield with_name(server, name)
        finally:
            _execute(maintenance, "DROP DATABASE {} WITH (FORCE)", name)


def _template(maintenance: Connection, server: str, *, migrate: Callable[[], None], fresh: bool) -> str:
    name = TEMPLATE + migrations_digest(Path(config.path) for config in apps.get_app_configs())
    _lock(maintenance, TEMPLATE)  # one process migrates, the others wait for it
    try:
        templates = _names(maintenance, TEMPLATE)
        if name in templates and not fresh:
            return name
        making = f"{TEMPLATE}making"
        for old in {name, making, *templates[KEPT_TEMPLATES - 1 :]} & set(templates):
            _execute(maintenance, "DROP DATABASE {} WITH (FORCE)", old)
        _execute(maintenance, "CREATE DATABASE {}", making)
        point_django_at(with_name(server, making))
        migrate()
        connections["default"].close()
        _execute(maintenance, "ALTER DATABASE {} RENAME TO {}", making, name)
        return name
    finally:
        maintenance.execute("SELECT pg_advisory_unlock(hashtext(%s))", [TEMPLATE])


def _sweep(maintenance: Connection) -> None:
    """Drop the copies of runs that were killed: a live run holds a lock of its copy's name."""
    for name in _names(maintenance, COPY):
        free = maintenance.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
        if free == (True,):
            _execute(maintenance, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            maintenance.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


def _names(maintenance: Connection, prefix: str) -> list[str]:
    """Databases whose names begin so, youngest first."""
    query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC"
    return [row[0] for row in maintenance.execute(query, [prefix])]


def _lock(maintenance: Connection, name: str) -> None:
    maintenance.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])


def _execute(maintenance: Connection, statement: str, *names: str) -> None:
    maintenance.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
