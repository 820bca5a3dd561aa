"""Write a framework of your own: begin, check, translate, make the sheet of answers, install."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.management.framework.installing import CannotInstallError, install
from hanse.diagnostic.management.framework.scaffold import FolderTakenError, write_scaffold
from hanse.diagnostic.management.framework.schemas import SCHEMAS
from hanse.diagnostic.management.framework.sheets import SHEETS
from hanse.diagnostic.management.framework.summary import remarks, summary
from hanse.diagnostic.management.framework.untranslated import add_untranslated
from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.places import found_in, own_folder, published
from hanse.diagnostic.method.problems import FrameworkError, UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework

REFUSED = 2
"""Exit code: the framework is faulty, and nothing was written."""

EXISTING = click.Path(exists=True, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def framework() -> None:
    """Write a framework of your own. The guide is doc/method/write-a-framework.md."""


@framework.command("list")
def list_() -> None:
    """List the frameworks that this site has, its own and those that Hanse carries."""
    own = found_in(own_folder())
    for key, versions in published().items():
        for version in versions:
            scheme = load_framework(f"{key}@{version}" if version else key)
            what = f"{len(scheme.questions)} questions" if scheme.questions else "tables alone"
            whose = "yours" if key in own else "Hanse's"
            name = f"{key}@{scheme.version}"
            click.echo(f"{name:<32} {whose:<8} {scheme.head.title.default} ({what})")
    click.echo(f"Your own lie in {own_folder()}.", err=True)


@framework.command()
@click.argument("key")
@click.option("--title", default="", help="What it is called; its key if you say nothing.")
@click.option("--into", type=click.Path(path_type=Path), help="The folder to make; named as the key otherwise.")
def new(key: str, title: str, into: Path | None) -> None:
    """Begin a framework: a small one that is sound, in a folder of its own, for you to change."""
    folder = into or Path(key)
    try:
        files = write_scaffold(folder, key, title or key)
    except (FolderTakenError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for file in files:
        click.echo(str(file))
    click.echo(f"Change them, then look with: hanse framework check {folder}", err=True)


@framework.command()
@click.argument("path", type=EXISTING)
def check(path: Path) -> None:
    """Say everything that is wrong with the framework in PATH, with file, line and column; or that it is sound."""
    scheme = _read(path)
    for line in [*summary(scheme), *(f"note: {one}" for one in remarks(scheme))]:
        click.echo(line)
    click.echo("Sound.")


@framework.command()
@click.argument("path", type=EXISTING)
@click.argument("language")
def texts(path: Path, language: str) -> None:
    """Add every text that LANGUAGE lacks to the framework's texts, empty, with the words to translate above it."""
    try:
        file, count = add_untranslated(path, language)
    except FrameworkError as error:
        _refuse(error)
    except NotADirectoryError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} texts to translate were added to {file}" if count else f"“{language}” lacks nothing.")


@framework.command()
@click.argument("name", metavar="FRAMEWORK")
@click.option("--out", required=True, type=click.Path(path_type=Path), help=f"A file that ends in {', '.join(SHEETS)}.")
@click.option("--language", default="", help="The language of the workbook; the framework's first otherwise.")
def sheet(name: str, out: Path, language: str) -> None:
    """Write an empty sheet of answers: for one city a workbook (.xlsx), for many a table's first line (.csv)."""
    if out.suffix.lower() not in SHEETS:
        raise click.BadParameter(f"must end in {' or '.join(SHEETS)}", param_hint="--out")
    try:
        scheme = load_framework(name)
        out.write_bytes(SHEETS[out.suffix.lower()](scheme, language or scheme.head.languages[0]))
    except UnknownFrameworkError as error:
        raise click.BadParameter(str(error), param_hint="FRAMEWORK") from error
    except FrameworkError as error:
        _refuse(error)
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"written to {out}", err=True)


@framework.command("install")
@click.argument("path", type=EXISTING)
def install_(path: Path) -> None:
    """Copy the framework in PATH to where this site keeps its own, so that a round can ask it."""
    try:
        place = install(path)
    except FrameworkError as error:
        _refuse(error)
    except CannotInstallError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"installed in {place}; a new round can ask it from now on")


@framework.command()
@click.argument("of", type=click.Choice(list(SCHEMAS)), default="framework")
def schema(of: str) -> None:
    """Print the JSON Schema of a framework's files, for an editor."""
    click.echo(json.dumps(SCHEMAS[of](), indent=2, ensure_ascii=False))


def _read(path: Path) -> Framework:
    try:
        return read_framework(path)
    except FrameworkError as error:
        _refuse(error)


def _refuse(error: FrameworkError) -> NoReturn:
    for problem in error.problems:
        click.echo(str(problem), err=True)
    count = len(error.problems)
    click.echo(f"{count} problem{'s' if count > 1 else ''} found.", err=True)
    sys.exit(REFUSED)
