"""`hanse service docs`: the handbook of a service."""

from pathlib import Path

import click

from hanse.frame.tools.cli.reading import FOLDER, sound
from hanse.frame.tools.handbook.book import handbook
from hanse.frame.tools.reader import reader_of


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page (handbook.md); the picture of the way of a case is written beside it (handbook.svg).",
)
@click.option("--language", default="", help="Of the handbook; the service's own if you say nothing.")
def docs(folder: Path, out: Path, language: str) -> None:
    """Write the handbook of the service in FOLDER, for those who apply and those who work on cases.

    It follows from the service itself: write it anew with every version.
    """
    procedure = sound(folder)
    if out.suffix.lower() != ".md":
        raise click.BadParameter("must end in .md", param_hint="--out")
    try:
        reader = reader_of(procedure, language)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--language") from error
    picture = out.with_suffix(".svg")
    made = handbook(procedure, reader, picture.name)
    out.parent.mkdir(parents=True, exist_ok=True)
    for file, text in ((out, made.page), (picture, made.svg)):
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{file} is written.")
