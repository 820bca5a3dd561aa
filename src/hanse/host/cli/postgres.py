"""The embedded PostgreSQL: start, stop, look inside, save, load."""

import os
from pathlib import Path

import click

from hanse.host import database, prepared
from hanse.host.postgres import server
from hanse.host.postgres.binaries import find


@click.group()
def postgres() -> None:
    """Run the embedded PostgreSQL by itself. `hanse demo` and `hanse serve` start it when they need it."""


@postgres.command()
def start() -> None:
    """Start it, and let it run until `hanse postgres stop`."""
    lease = server.acquire()
    lease.keep()
    lease.release()
    click.echo(f"PostgreSQL runs ({lease.places.home}).")


@postgres.command()
def stop() -> None:
    """Stop it, whoever uses it."""
    click.echo("PostgreSQL has stopped." if server.stop() else "PostgreSQL was not running.")


@postgres.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Say whether it runs, and where; exit 3 when it does not."""
    found = server.running()
    click.echo(f"PostgreSQL runs: process {found.pid}, socket in {found.sockets}." if found else "PostgreSQL is down.")
    ctx.exit(0 if found else 3)


@postgres.command("psql-url")
@click.pass_context
def psql_url(ctx: click.Context) -> None:
    """Print the running database's address, as DATABASE_URL and psql take it."""
    found = server.running()
    click.echo(server.url_of(found, database.name()) if found else "PostgreSQL is down.", err=not found)
    ctx.exit(0 if found else 3)


@postgres.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def psql(ctx: click.Context, arguments: tuple[str, ...]) -> None:
    """Open the database in psql."""
    with database.available() as base:
        ctx.exit(_run("psql", base.url, *arguments))


@postgres.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.pass_context
def dump(ctx: click.Context, file: Path) -> None:
    """Save the whole database in a file; a server that runs goes on running."""
    with database.available() as base:
        code = _run("pg_dump", "--format=custom", "--no-owner", f"--file={file}", base.url)
    click.echo("Saved. The uploaded files lie beside the database, in var/files." if code == 0 else "Not saved.")
    ctx.exit(code)


@postgres.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="This replaces what is in the database. Go on?")
@click.pass_context
def load(ctx: click.Context, file: Path) -> None:
    """Replace the database by what `dump` saved; all or nothing."""
    with database.available() as base:
        options = ["--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction"]
        code = _run("pg_restore", *options, f"--dbname={base.url}", str(file))
    prepared.forget()
    click.echo("Loaded." if code == 0 else "Not loaded; the database is as it was.")
    ctx.exit(code)


def _run(program: str, *arguments: str) -> int:
    return os.spawnv(os.P_WAIT, str(find().program(program)), [program, *arguments])  # noqa: S606 - no shell is the point
