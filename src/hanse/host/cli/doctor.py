"""Look whether everything is there to run Hanse, and say what to do where it is not.

Packages above the host add looks of their own as entry points `hanse.looks`: a callable that says what it found, or
raises `Wrong`.
"""

import http.client
import importlib
import shutil
import sys
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import click
import psycopg

from hanse.host import environment as env
from hanse.host.entries import declared
from hanse.host.postgres import server
from hanse.host.postgres.account import account_for
from hanse.host.postgres.binaries import find, usable_by
from hanse.host.postgres.errors import PostgresError
from hanse.host.safety import problems
from hanse.host.storage import uploads

FREE_MEGABYTES = 500
GROUP = "hanse.looks"


class Wrong(Exception):
    """A finding that keeps Hanse from running; its text says what to do."""


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Look whether everything is there to run Hanse, and say what to do where it is not."""
    looks: list[Callable[[], str]] = [_python, _folder, _database, _uploads, _settings, _running, *_added()]
    ctx.exit(1 if sum(_look(look) for look in looks) else 0)


def _added() -> list[Callable[[], str]]:
    places = (place.split(":") for _name, place in sorted(declared(GROUP).items()))
    return [getattr(importlib.import_module(module), name) for module, name in places]


def _look(look: Callable[[], str]) -> bool:
    try:
        click.echo(f"ok    {look()}")
    except (Wrong, PostgresError) as error:
        click.echo(f"WRONG {error}")
        return True
    return False


def _python() -> str:
    return f"Python {sys.version.split()[0]}"


def _folder() -> str:
    folder = env.var()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".doctor").touch()
        (folder / ".doctor").unlink()
    except OSError as error:
        raise Wrong(f"{folder} cannot be written ({error.strerror}): choose another with HANSE_VAR.") from error
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < FREE_MEGABYTES:
        raise Wrong(f"Only {free} MB are free where {folder} lies; {FREE_MEGABYTES} are needed.")
    return f"{folder} can be written, {free} MB are free"


def _database() -> str:
    url = env.text("DATABASE_URL")
    if not url:
        account = account_for(server.default_home() / "data")
        usable = usable_by(account, find())
        return f"embedded PostgreSQL {usable.version}, run by {account.name}"
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return f"DATABASE_URL answers: PostgreSQL {connection.info.server_version // 10_000}"
    except psycopg.Error as error:
        raise Wrong(f"DATABASE_URL names a database that does not answer: {error}") from error


def _uploads() -> str:
    chosen = uploads(env.var() / "files")
    where = chosen["OPTIONS"]
    if "bucket" not in where:
        return f"uploaded files lie in {where['location']}"
    try:
        found = importlib.import_module("hanse.host.bucket")
        found.Bucket(**where).look()
    except ModuleNotFoundError as error:
        raise Wrong(
            "HANSE_S3_BUCKET is set, and the package for it is missing: pip install -r requirements-s3.lock"
        ) from error
    except OSError as error:
        hint = "Look at its name, at HANSE_S3_SERVER and HANSE_S3_REGION, and at the rights of HANSE_S3_KEY."
        raise Wrong(f"The bucket {where['bucket']} does not answer. {hint} ({error})") from error
    return f"uploaded files lie in the bucket {where['bucket']}"


def _running() -> str:
    """What the site of this folder says of itself, if it runs."""
    try:
        address = urlsplit((env.var() / "run" / "address").read_text(encoding="utf-8"))
    except OSError:
        return "no site runs from this folder just now"
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    try:
        connection.request("GET", "/ready/")
        answer = connection.getresponse()
        lines = answer.read().decode(errors="replace").splitlines()
    except OSError as error:
        raise Wrong(f"A site should run at {address.geturl()} and does not answer: {error}") from error
    finally:
        connection.close()
    if answer.status != HTTPStatus.OK:
        wrong = [line.removeprefix("WRONG ") for line in lines if line.startswith("WRONG ")]
        raise Wrong(f"The site at {address.geturl()} is not ready:\n" + "\n".join(f"      - {line}" for line in wrong))
    return f"the site at {address.geturl()} is ready"


def _settings() -> str:
    found = problems()
    if found:
        raise Wrong("These settings are not ready for production:\n" + "\n".join(f"      - {line}" for line in found))
    return f"settings of mode {env.mode()}"
