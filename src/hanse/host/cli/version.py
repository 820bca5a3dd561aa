"""Print the versions of Hanse and Python."""

import platform

import click

from hanse.host.release import hanse_version


@click.command()
def version() -> None:
    """Print the versions of Hanse and Python."""
    click.echo(f"Hanse {hanse_version()}, Python {platform.python_version()}")
