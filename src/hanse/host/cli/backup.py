"""Save the whole site in one file: database, uploaded files, key, while it runs."""

import signal
import sys
from pathlib import Path

import click

from hanse.host import database
from hanse.host.backup.errors import BackupError
from hanse.host.cli.manage import django_ready


@click.command()
@click.argument("target", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="In a folder: delete all but the newest so many backups.")
@click.option("--without-key", is_flag=True, help="Leave out the key that signs sessions and links.")
@click.pass_context
def backup(ctx: click.Context, target: Path, keep: int | None, without_key: bool) -> None:  # noqa: FBT001 - a flag
    """Save the whole site in a file, or in a folder under a name that says when."""
    if keep and not target.is_dir():
        raise click.ClickException("--keep counts the backups of a folder: name a folder that is there.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # what is half written is removed
    try:
        with database.available() as base:
            django_ready()
            # Here, not above: they need Django's settings, and those the database's address.
            from hanse.host.backup.making import forget_old, make

            made = make(target, base.url, key=not without_key)
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    size = made.file.stat().st_size
    click.echo(f"Saved: {made.file} (uploaded files: {made.manifest.files}; {size / 1e6:.1f} MB).")
    for old in forget_old(target, keep=keep) if keep else []:
        click.echo(f"Deleted, as there are {keep} later ones: {old.name}")
    if lost := made.manifest.missing:
        click.echo(
            f"WRONG: {len(lost)} files that the database names are not in the storage, {lost[0]} first.", err=True
        )
        ctx.exit(3)
