"""`hanse service i18n`: a service's texts for translators, as PO files, and back."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.cli.reading import FAULTY, FOLDER, counted, refuse
from hanse.frame.tools.folders import read_head
from hanse.frame.tools.translating.catalogues import (
    NoCatalogue,
    Source,
    catalogue_of,
    language_of,
    read,
    sources_of,
    written,
)
from hanse.frame.tools.translating.sheets import changed_files, files_of, words_of
from hanse.frame.tools.translating.taking import Taken, take
from hanse.frame.tools.translating.whole import check_with, write_all

SHOWN = 20


@click.group()
def i18n() -> None:
    """Give a service's texts to translators, as PO files, and take them back."""


@i18n.command("export")
@click.argument("folder", type=FOLDER)
@click.option(
    "--language", "languages", multiple=True, help="One of its languages, or a new one; all if you say nothing."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where; “po” in the service if you say nothing."
)
def export_(folder: Path, languages: tuple[str, ...], out: Path | None) -> None:
    """Write a PO file for each further language of the service in FOLDER.

    A text whose source has changed since the file was last written is marked as outdated (“fuzzy”).
    """
    procedure = _head(folder)
    place, sources = out or folder / "po", sources_of(procedure)
    chosen = languages or tuple(files_of(folder))
    if not chosen:
        raise click.ClickException("The service has no further language yet. Name one: --language fr")
    try:
        made = {place / f"{one}.po": _catalogue(procedure, sources, folder, one, place) for one in chosen}
    except NoCatalogue as error:
        raise click.ClickException(str(error)) from error
    except ProcedureError as error:
        refuse(error)
    write_all({file: written(catalogue) for file, catalogue in made.items()})
    for file, catalogue in made.items():
        click.echo(f"{file} is written, with {counted(len(sources), 'text')}.")
        _say(take(catalogue, file, sources), sources)


@i18n.command("import")
@click.argument("folder", type=FOLDER)
@click.argument("files", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True)
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Take translated PO FILES into the service in FOLDER; all of them, or nothing where one has a fault or a gap.

    What is outdated is taken, and listed.
    """
    procedure = _head(folder)
    sources = sources_of(procedure)
    try:
        found = _read(files, sources, procedure)
        _refuse_faulty(found.values())
        changes: dict[Path, str] = {}
        for language, one in found.items():
            changes |= changed_files(folder, language, one.words)
        check_with(folder, changes)
    except NoCatalogue as error:
        raise click.ClickException(str(error)) from error
    except ProcedureError as error:
        refuse(error)
    write_all({file: content.encode() for file, content in changes.items()})
    for file in changes:
        click.echo(f"{file} is written.")
    if not changes:
        click.echo("Nothing is new: the service says all of it already.")
    for one in found.values():
        _say(one, sources)


def _head(folder: Path) -> Procedure:
    try:
        return read_head(folder)
    except ProcedureError as error:
        refuse(error)


def _catalogue(
    procedure: Procedure, sources: Mapping[str, Source], folder: Path, language: str, place: Path
) -> Catalog:
    _refuse_own(procedure, language)
    file = place / f"{language}.po"
    return catalogue_of(sources, words_of(folder, language), language, read(file) if file.exists() else None)


def _read(files: Iterable[Path], sources: Mapping[str, Source], procedure: Procedure) -> dict[str, Taken]:
    """By language. Raises NoCatalogue."""
    found: dict[str, Taken] = {}
    for file in files:
        catalogue = read(file)
        language = language_of(catalogue)
        _refuse_own(procedure, language)
        if language in found:
            raise NoCatalogue(f"{file} and a file before it are of one language. Give one file a language.")
        found[language] = take(catalogue, file, sources)
    return found


def _refuse_own(procedure: Procedure, language: str) -> None:
    if language == procedure.translations.default_language:
        raise NoCatalogue(f"“{language}” is the service's own language: change its procedure.yaml.")


def _refuse_faulty(taken: Iterable[Taken]) -> None:
    """End where anything is wrong or missing: a service without a text in one of its languages is not offered."""
    wrong = 0
    for one in taken:
        for fault in (*one.faults, *one.gaps):
            click.echo(fault, err=True)
            wrong += 1
    if wrong:
        click.echo(f"{counted(wrong, 'fault')}. Nothing is written.", err=True)
        sys.exit(FAULTY)


def _say(taken: Taken, sources: Mapping[str, Source]) -> None:
    for words, keys in (("missing", taken.missing), ("outdated", taken.outdated)):
        for key in keys[:SHOWN]:
            click.echo(f"  {words}: {key} ({sources[key].file}:{sources[key].line})")
        if len(keys) > SHOWN:
            click.echo(f"  {words}: {len(keys) - SHOWN} more")
