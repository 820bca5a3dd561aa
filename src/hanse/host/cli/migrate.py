"""Bring the database to the shape that this release needs."""

import click

from hanse.host import database
from hanse.host.cli.manage import django_command


@click.command()
def migrate() -> None:
    """Bring the database to the shape that this release needs."""
    with database.available():
        django_command("migrate", "--no-input")
