"""`hanse service new`: a folder to begin with."""

from pathlib import Path

import click
from babel.core import get_global

from hanse.frame.spec.deadlines import Calendar, places
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.xlsform.sheets import XlsFormError
from hanse.frame.tools.beginning import CannotBeginError, free, from_starter, from_template, from_xlsform
from hanse.frame.tools.cli.reading import counted, refuse


@click.command()
@click.argument("key")
@click.option("--from", "template", metavar="TEMPLATE", help="Copy a template; `hanse service list` names them.")
@click.option(
    "--xlsform",
    "form",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Carry over a form of Kobo or ODK (.xlsx); what could not be carried over is listed by row.",
)
@click.option(
    "--in", "folder", type=click.Path(file_okay=False, path_type=Path), default=".", help="Where to make the folder."
)
@click.option("--country", help="Whose holidays count, as two letters (FR, JP); France if you say nothing.")
def new(key: str, template: str | None, form: Path | None, folder: Path, country: str | None) -> None:
    """Begin a service: a folder called KEY, for you to change. Nothing is overwritten.

    Without --from and --xlsform you get a small service that explains itself line by line.
    """
    if template and form:
        raise click.UsageError("Give --from or --xlsform, not both.")
    if template and country:
        raise click.UsageError(
            "A template brings its own calendar: change “calendar” in its procedure.yaml afterwards."
        )
    calendar = _calendar(country or "FR")
    try:
        made = free(folder, key)
        if template:
            from_template(made, template)
        elif form:
            for trouble in from_xlsform(made, form, calendar):
                click.echo(f"note: {trouble}")
        else:
            from_starter(made, calendar)
    except (CannotBeginError, XlsFormError) as error:
        raise click.ClickException(str(error)) from error
    except ProcedureError as error:
        refuse(error)
    files = sorted(file for file in made.rglob("*") if file.is_file())
    click.echo(f"{made} is made, with {counted(len(files), 'file')}:")
    for file in files:
        click.echo(f"  {file}")
    click.echo(f"Change what you like, then look with: hanse service check {made}")


def _calendar(country: str) -> Calendar:
    """The country's calendar in the zone of its clocks, or of the first of them."""
    code = country.upper()
    zones = get_global("territory_zones").get(code)
    if code not in places() or not zones:
        raise click.BadParameter(f"“{country}” is no country whose holidays are known; write two letters, such as FR.",
                                 param_hint="--country")  # fmt: skip
    return Calendar(country=code, zone=zones[0])
