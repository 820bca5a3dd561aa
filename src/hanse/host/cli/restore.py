"""Bring the site back from a file that `hanse backup` has saved."""

import os
from pathlib import Path

import click

from hanse.host import database
from hanse.host.backup.errors import BackupError
from hanse.host.cli.manage import django_command, django_ready

# With --into, nothing of the site elsewhere is touched.
ELSEWHERE = ("DATABASE_URL", "HANSE_S3_BUCKET", "HANSE_FRAMEWORKS", "HANSE_SECRET_KEY")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), help="Restore into this folder, as HANSE_VAR."
)
@click.option("--check", is_flag=True, help="Only read the backup, and say whether it can be used.")
@click.option("--yes", is_flag=True, help="Replace the site that is there.")
def restore(file: Path, into: Path | None, check: bool, yes: bool) -> None:  # noqa: FBT001 - flags
    """Bring the site back: checksums first, then files, database and key; last the chains of events are verified."""
    if into:
        os.environ["HANSE_VAR"] = str(into.resolve())
        for name in ELSEWHERE:
            os.environ.pop(name, None)
    try:
        if check:
            _check(file)
        else:
            _bring_back(file, replacing=yes)
    except BackupError as error:
        raise click.ClickException(str(error)) from error


def _check(file: Path) -> None:
    django_ready()
    # Here, not above, as below: it needs Django's settings, and those the database's address.
    from hanse.host.backup.restoring import verified

    with verified(file) as (_, manifest):
        click.echo(
            f"It can be used: made {manifest.made_at} by Hanse {manifest.hanse}, {manifest.files} uploaded files."
        )


def _bring_back(file: Path, *, replacing: bool) -> None:
    with database.available() as base:
        django_ready()
        from hanse.host.backup.restoring import restore

        manifest, notes = restore(file, base.url, replacing=replacing)
        click.echo(f"Restored: the site as it was {manifest.made_at}; uploaded files: {manifest.files}.")
        for note in notes:
            click.echo(note)
        _bring_up(manifest.missing)


def _bring_up(missing: list[str]) -> None:
    """To this release's shape; then look whether everything is as it was written."""
    django_command("migrate", "--no-input", "--verbosity=0")
    from django.core.management import get_commands

    if "audit" in get_commands():
        django_command("audit", "verify")
    for name in missing:
        click.echo(f"Lost before the backup was made: {name}", err=True)
