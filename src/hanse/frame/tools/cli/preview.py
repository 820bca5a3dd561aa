"""`hanse service preview`: the service as a site of its own, while it is being written."""

from pathlib import Path

import click

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.cli.handed import Hands

SETTINGS = "hanse.frame.tools.preview.settings"


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--port", type=click.IntRange(1, 65_535), help="TCP port; without it 8010, or the next that is free.")
@click.pass_obj
def preview(hands: Hands, folder: Path, port: int | None) -> None:
    """Show the service in FOLDER on this machine, and follow every change of its files.

    A bar over each page changes who you are, the language, the day and the step of a case. Messages are shown and not
    sent. It has a database of its own under var/preview, which may be deleted at any time.
    """
    inside = folder.parent if folder.name == HEAD else folder
    if not (inside / HEAD).is_file():
        raise click.ClickException(f"{inside} is no service: there is no {HEAD} in it. Begin one: hanse service new")
    hands.preview(inside.resolve(), SETTINGS, port)
