"""The site's database: the one that DATABASE_URL names, or the embedded server's, for the length of a block."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def available() -> Iterator[str]:
    """Have the database there, and its address in DATABASE_URL for this process and its children."""
    given = env.text("DATABASE_URL")
    if given:
        yield given
        return
    with server.leased() as lease:
        if databases.ensure(lease.url("postgres"), name()):
            prepared.forget()
        os.environ["DATABASE_URL"] = lease.url(name())
        try:
            yield lease.url(name())
        finally:
            del os.environ["DATABASE_URL"]


def mark_as_demonstration(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET {} = 'yes'").format(database, sql.SQL(MARK)))


def is_demonstration(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT current_setting(%s, true)", [MARK]).fetchone() == ("yes",)
