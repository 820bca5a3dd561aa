"""Make a city's own project: hanse new my-city."""

from pathlib import Path
from typing import Any

import click
from babel.core import get_global

from hanse.frame.spec.deadlines import places
from hanse.host.scaffold.carrying import WHEELS, default_source, requirement_of
from hanse.host.scaffold.colour import ENOUGH, contrast_with_white, is_colour
from hanse.host.scaffold.errors import CannotMakeError
from hanse.host.scaffold.making import City, make
from hanse.host.scaffold.making import update as take_changes
from hanse.kernel.languages import KNOWN_LANGUAGES

FOLDER = click.Path(file_okay=False, path_type=Path)


def _colour(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not is_colour(value):
        raise click.BadParameter(f"“{value}” is no colour. Write it as #0b4f8f.")
    if (found := contrast_with_white(value)) < ENOUGH:
        raise click.BadParameter(f"white words on {value} have a contrast of {found:.1f}; choose a darker one (4.5).")
    return value.lower()


def _languages(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
    strange = [one for one in chosen if one not in KNOWN_LANGUAGES]
    if strange or not chosen:
        raise click.BadParameter(f"must name some of {', '.join(KNOWN_LANGUAGES)}, not “{', '.join(strange)}”.")
    return chosen


def _country(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, str]:
    """With the zone of its clocks, or the first of them."""
    code = value.upper()
    zones = get_global("territory_zones").get(code)
    if code not in places() or not zones:
        raise click.BadParameter(f"“{value}” is no country whose holidays are known; write two letters, such as FR.")
    return code, zones[0]


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--name", help="Of the city, as it stands at the head of every page; else the folder's name.")
@click.option("--country", default="FR", callback=_country, help="Whose holidays count, as two letters. Default: FR.")
@click.option(
    "--languages", default="en,fr", callback=_languages, help="Of the site, the first one first. Default: en,fr."
)
@click.option("--colour", default="#0b4f8f", callback=_colour, help="Of the city, as #0b4f8f. White words stand on it.")
@click.option("--hanse", "source", help="A wheel, a source tree or a version (hanse==1.2.3); else what runs this.")
@click.option("--update", is_flag=True, help="Take the changes of the template into a project made before.")
def new(folder: Path | None, *, update: bool, **wanted: Any) -> None:
    """Make a city's own project in FOLDER: settings, look, a first service with its tests, all to be changed.

    With --update, changes of later releases are merged into the project in FOLDER, or here; what the city has written
    stays.
    """
    try:
        if update:
            _update(folder or Path())
        elif folder is None:
            raise click.UsageError("Say the folder to make, which becomes the project: hanse new my-city")
        else:
            _make(folder, **wanted)
    except CannotMakeError as error:
        raise click.ClickException(str(error)) from error


def _make(
    folder: Path,
    *,
    name: str | None,
    country: tuple[str, str],
    languages: tuple[str, ...],
    colour: str,
    source: str | None,
) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise CannotMakeError(f"{folder} is there already, and nothing is overwritten. Choose another folder.")
    code, zone = country
    city = City(
        name=name or folder.resolve().name.replace("-", " ").replace("_", " ").title(),
        country=code,
        zone=zone,
        languages=languages,
        colour=colour,
        requirement=requirement_of(source or default_source(), folder / WHEELS),
    )
    make(folder, city)
    click.echo(
        f"{folder} is made. Next:\n  cd {folder}\n  make demo    # the site on this machine; Ctrl-C stops it\n"
        "  make test\n  git add --all && git commit --message Begin    # what hanse new --update asks for"
    )


def _update(folder: Path) -> None:
    conflicts = take_changes(folder)
    click.echo(f"{folder} has the changes of the template. Look at them with git diff, run make test, and commit.")
    for file in conflicts:
        click.echo(
            f"{file}: you and the template changed the same lines. Choose between the marks <<<<<<< and >>>>>>>."
        )
    if conflicts:
        raise SystemExit(1)
