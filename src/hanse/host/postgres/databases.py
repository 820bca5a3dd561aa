"""Databases within a server: made, copied and dropped."""

import psycopg
from psycopg import sql


def ensure(url: str, name: str) -> bool:
    """Make the database `name` through the server's database at `url`, if it is not there; True when made."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return not found
