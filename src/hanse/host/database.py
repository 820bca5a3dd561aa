"""The site's database: the one that DATABASE_URL names, or the embedded server's, for the length of a block."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

from hanse.host import environment as env
from hanse.host import prepared
from hanse.host.environment import Mode
from hanse.host.postgres import databases, server

NAME = "hanse"
DEMO_NAME = "hanse_demo"
# A custom parameter of the database itself: whoever opens it can see that its people are made up.
MARK = "hanse.demonstration"


def name() -> str:
    """The embedded database's name: the demonstration never shares one with a site."""
    return DEMO_NAME if env.mode() is Mode.DEMO else NAME


@dataclass(frozen=True)
class Database:
    """The site's database: its address, and the lease of the embedded server if it is ours."""

    url: str
    lease: server.Lease | None

    def tend(self) -> None:
        """Start the embedded server again if it has died; the address stays the same."""
        if self.lease and self.lease.revive():
            print("PostgreSQL had ended and was started anew.", file=sys.stderr)


@contextmanager
def available() -> Iterator[Database]:
    """Have the database there, and its address in DATABASE_URL for this process and its children."""
    given = env.text("DATABASE_URL")
    if given:
        yield Database(given, None)
        return
    with server.leased() as lease:
        if databases.ensure(lease.url("postgres"), name()):
            prepared.forget()
        os.environ["DATABASE_URL"] = lease.url(name())
        try:
            yield Database(lease.url(name()), lease)
        finally:
            del os.environ["DATABASE_URL"]


def mark_as_demonstration(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET {} = 'yes'").format(database, sql.SQL(MARK)))


def mark_as_real(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} RESET {}").format(database, sql.SQL(MARK)))


def is_demonstration(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT current_setting(%s, true)", [MARK]).fetchone() == ("yes",)
