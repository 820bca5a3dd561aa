"""Find out whether anything was changed behind the platform's back: hanse audit verify."""

import click

from hanse.host import database
from hanse.host.cli.manage import django_command


@click.group()
def audit() -> None:
    """Find out whether anything was changed behind the platform's back."""


@audit.command()
def verify() -> None:
    """Walk the chains of all events and the daily anchors; exit code 1 where one is broken."""
    with database.available():
        django_command("audit", "verify")


@audit.command()
@click.option("--check", is_flag=True, required=True, help="Only compare; nothing is written.")
def rebuild(check: bool) -> None:  # noqa: ARG001, FBT001  the flag says what is meant; without it nothing is done yet
    """Compare every case with what its events give; exit code 1 where they differ."""
    with database.available():
        django_command("audit", "rebuild")
