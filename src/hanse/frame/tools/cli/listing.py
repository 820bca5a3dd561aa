"""`hanse service list`: what there is to begin with."""

from textwrap import fill

import click

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import shows, templates


@click.command("list")
def list_() -> None:
    """List the templates: services to copy, and what each of them shows."""
    for key, folder in templates().items():
        click.echo(f"{key}: {read_procedure(folder).title}")
        click.echo(fill(shows(folder), 100, initial_indent="    ", subsequent_indent="    "))
    click.echo("Copy one with: hanse service new KEY --from TEMPLATE", err=True)
