"""Tests of a project: `-p hanse.host.testing` gives pytest the project's own database, kept from one run to the next.

The database lies under var/tests, or on the server that DATABASE_URL names. `--create-db` makes it anew.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from hanse.host import edition
from hanse.host import environment as env
from hanse.host.postgres import databases, server
from hanse.host.postgres.cluster import Options

# Before Django's settings are read, which pytest does early.
os.environ["HANSE_MODE"] = "test"
os.environ.setdefault("HANSE_VAR", str((edition.project() or Path.cwd()) / "var"))


class Databases:
    """Takes the place of pytest-django's own, which would migrate a fresh database for each run."""

    @pytest.fixture(scope="session")
    @classmethod
    def django_db_setup(cls, request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
        """A migrated database of this test process's own; what a test writes is rolled back by pytest-django."""
        label = getattr(request.config, "workerinput", {}).get("workerid", "main")
        with ExitStack() as stack:
            stack.enter_context(django_db_blocker.unblock())
            address = _server(stack)
            name = f"hanse_test_{label}"
            if request.config.getvalue("create_db"):
                _drop(address, name)
            databases.ensure(address, name)
            _point_at(urlsplit(address)._replace(path=f"/{name}").geturl())
            yield
            _connection().close()


def pytest_configure(config: pytest.Config) -> None:
    """Of two plugins that offer a fixture, the later one gives it."""
    config.pluginmanager.register(Databases())


def _server(stack: ExitStack) -> str:
    given = env.text("DATABASE_URL")
    if given:
        return given
    home = env.var() / "tests" / "postgres"
    return stack.enter_context(server.leased(Path(home), Options(durable=False))).url("postgres")


def _drop(address: str, name: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _point_at(url: str) -> None:
    parsed = dj_database_url.parse(url)
    connection = _connection()
    connection.close()
    connection.settings_dict.update({key: parsed[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
    call_command("migrate", verbosity=0, interactive=False)


def _connection() -> BaseDatabaseWrapper:
    return connections["default"]
