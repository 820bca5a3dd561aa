"""Run one of Django's management commands: hanse manage showmigrations."""

import click
from psycopg.errors import UndefinedColumn, UndefinedTable

from hanse.host import database, edition

BEHIND = (
    "The database of this site is new, or of an earlier release. Bring it to this release's shape: hanse migrate. (The "
    "demonstration has a database of its own, which commands find when HANSE_MODE=demo stands before them.)"
)


def django_command(*arguments: str) -> None:
    """Run a management command in this process, with the settings of the site that this is."""
    # Here, not above: `hanse --help` and `hanse postgres` need not wait for Django.
    from django.core.management import execute_from_command_line
    from django.db import ProgrammingError

    edition.enter()
    try:
        execute_from_command_line(["hanse", *arguments])
    except ProgrammingError as error:
        if not isinstance(error.__cause__, (UndefinedTable, UndefinedColumn)):
            raise
        raise click.ClickException(BEHIND) from error


def django_ready() -> None:
    """Load Django in this process; the database need not be there yet."""
    import django

    edition.enter()
    django.setup()


def on_site(*arguments: str) -> None:
    """Run a management command with the site's database; handed down to the commands of other packages."""
    with database.available():
        django_command(*arguments)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands."""
    on_site(*arguments)
