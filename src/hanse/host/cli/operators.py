"""Name the people who run the site: they see its jobs and go on while it rests."""

import click

from hanse.host import database
from hanse.host.cli.manage import django_ready


@click.group()
def operators() -> None:
    """Name the people who run the site: they see its jobs, and go on while it rests."""


@operators.command("list")
def listed() -> None:
    """Say who they are."""
    with database.available():
        django_ready()
        from hanse.identity.public import operators as found

        for user in found():
            click.echo(f"{user.email}  {user.name}")


@operators.command()
@click.argument("email")
def add(email: str) -> None:
    """Make a person with an account an operator."""
    _set(email, operates=True)


@operators.command()
@click.argument("email")
def remove(email: str) -> None:
    """End it."""
    _set(email, operates=False)


def _set(email: str, *, operates: bool) -> None:
    with database.available():
        django_ready()
        # Here, not above: they need Django's settings, and those the database's address.
        from hanse.identity.public import set_operator
        from hanse.kernel.actor import Actor
        from hanse.kernel.errors import NotThere

        try:
            set_operator(email, operates=operates, by=Actor.system("command line"))
        except NotThere as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{email} {'is' if operates else 'is no longer'} an operator of this site.")
