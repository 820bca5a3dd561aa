"""The part of `hanse service check` that opens every page of a service in a browser."""

from pathlib import Path

import click

from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.cli.handed import Hands
from hanse.frame.tools.cli.reading import counted
from hanse.frame.tools.pages.browser import NoBrowserError, browsing
from hanse.frame.tools.pages.findings import told
from hanse.frame.tools.pages.looking import WIDTHS
from hanse.frame.tools.pages.walk import Walk
from hanse.frame.tools.remarks.wordings import languages_of


def look_at_pages(procedure: Procedure, folder: Path, hands: Hands) -> bool:
    """Say what is wrong with the pages; whether nothing is."""
    languages = [language for language, _worded in languages_of(procedure)]
    try:
        with browsing() as browser:
            click.echo(f"{procedure.key}: starting its site; then its pages are opened, which takes some minutes.")
            with hands.previewed(folder) as root:
                walks = [Walk(procedure, browser, root, language) for language in languages]
                for walk in walks:
                    walk.go()
    except NoBrowserError as error:
        raise click.ClickException(str(error)) from error
    for one in dict.fromkeys(fault for walk in walks for fault in walk.untrodden):
        click.echo(f"{one.place}: note: {one.part}: {one.message}")
    lines = list(told(finding for walk in walks for finding in walk.findings))
    for line in lines:
        click.echo(line, err=True)
    pages, widths = counted(sum(walk.pages for walk in walks), "page"), " and ".join(str(one) for one in WIDTHS)
    found = counted(len(lines), "thing") + " to mend" if lines else "nothing to mend"
    click.echo(f"{procedure.key}: {pages} in {', '.join(languages)}, at {widths} px: {found}.")
    return not lines
