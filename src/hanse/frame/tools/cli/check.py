"""`hanse service check`: what is wrong, and what could be better."""

import sys
from pathlib import Path

import click

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.short import lengths_of
from hanse.frame.tools.cli.handed import Hands
from hanse.frame.tools.cli.pages import look_at_pages
from hanse.frame.tools.cli.reading import FAULTY, FOLDER, counted, say_faults
from hanse.frame.tools.folders import read_folder
from hanse.frame.tools.remarks.remarks import remarks


@click.command()
@click.argument("folders", metavar="FOLDER…", nargs=-1, required=True, type=FOLDER)
@click.option("--pages", is_flag=True, help="Also open every page in a browser, and say what axe finds (WCAG 2.2 AA).")
@click.pass_obj
def check(hands: Hands, folders: tuple[Path, ...], *, pages: bool) -> None:
    """Say all that is wrong with the services in FOLDER…, with file, line and column; or that they are sound.

    Faults end with exit code 1. Warnings are advice and end with 0: questions without help, texts that are hard to read
    in English or French, deadlines that nobody hears of, steps that no case can take, a service without tests, and what
    keeps some people out: things with the same words beside each other, names too long to listen to, words for eyes
    alone, a file as the only way, too little time.

    With --pages a site of the service alone is started, and each of its pages is opened in Chromium, in each language,
    wide and as narrow as 320 px: the start page, questions (also with their problems), and a case in each state as its
    applicant and the offices see it. Whatever is wrong with one ends with exit code 1.
    """
    results = [_check(folder, hands, pages=pages) for folder in folders]
    if not all(results):
        sys.exit(FAULTY)


def _check(folder: Path, hands: Hands, *, pages: bool) -> bool:
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
    return look_at_pages(procedure, folder, hands) if pages else True
