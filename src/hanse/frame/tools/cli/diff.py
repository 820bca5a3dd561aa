"""`hanse service diff`: what a new version changes."""

import sys
from pathlib import Path

import click

from hanse.frame.spec.difference.difference import difference
from hanse.frame.tools.cli.reading import FAULTY, FOLDER, sound


@click.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
def diff(old: Path, new: Path) -> None:
    """Say what the service in NEW changes against the one in OLD, what that means for running cases, and whether its
    version must still be raised: then the exit code is 1."""  # noqa: D205, D209 - read aloud as one sentence
    found = difference(sound(old), sound(new))
    click.echo(str(found))
    if found.fault:
        sys.exit(FAULTY)
    if found.changes:
        click.echo(f"The version is raised, from {found.old} to {found.new}.")
    else:
        click.echo("The version need not be raised.")
