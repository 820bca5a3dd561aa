"""`hanse service check`: what is wrong, and what could be better."""

import sys
from pathlib import Path

import click

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.short import lengths_of
from hanse.frame.tools.cli.reading import FAULTY, FOLDER, counted, say_faults
from hanse.frame.tools.folders import read_folder
from hanse.frame.tools.remarks.remarks import remarks


@click.command()
@click.argument("folders", metavar="FOLDER…", nargs=-1, required=True, type=FOLDER)
def check(folders: tuple[Path, ...]) -> None:
    """Say all that is wrong with the services in FOLDER…, with file, line and column; or that they are sound.

    Faults end with exit code 1. Warnings are advice and end with 0: questions without help, texts that are hard to read
    in English or French, deadlines that nobody hears of, steps that no case can take, a service without tests, and what
    keeps some people out: things with the same words beside each other, names too long to listen to, words for eyes
    alone, a file as the only way, too little time.
    """
    results = [_check(folder) for folder in folders]
    if not all(results):
        sys.exit(FAULTY)


def _check(folder: Path) -> bool:
    try:
        procedure = read_folder(folder)
    except ProcedureError as error:
        say_faults(error)
        return False
    for place, part, language, length in lengths_of(procedure):
        parts = counted(length.number, "part")
        counts = f"{length.encoding}, {length.length} of {length.room} characters"
        click.echo(f"{place}: note: {part}: an SMS of {parts} ({language}; {counts})")
    found = remarks(procedure)
    for one in found:
        click.echo(f"{one.place}: warning: {one.part}: {one.message}")
    advice = f", with {counted(len(found), 'warning')}" if found else ""
    click.echo(f"{procedure.key} {procedure.version} is sound{advice}.")
    return True
