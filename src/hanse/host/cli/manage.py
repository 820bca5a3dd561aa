"""Run one of Django's management commands: hanse manage showmigrations."""

import os

import click

from hanse.host import database

SETTINGS = "hanse.network.settings"


def django_command(*arguments: str) -> None:
    """Run a management command in this process; the edition's settings unless DJANGO_SETTINGS_MODULE says others."""
    # Here, not above: `hanse --help` and `hanse postgres` need not wait for Django.
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["hanse", *arguments])


def django_ready() -> None:
    """Load Django in this process; the database need not be there yet."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands."""
    with database.available():
        django_command(*arguments)
