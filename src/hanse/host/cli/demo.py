"""Show the site on this machine with made-up people: one command, nothing to set."""

import os
import sys

import click

from hanse.host import environment as env
from hanse.host.cli.serve import run_and_explain
from hanse.host.environment import Mode
from hanse.host.running import Listening, Wanted

HOST, PORT = "127.0.0.1", 8000


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), help="TCP port; without it 8000, or the next that is free.")
def demo(port: int | None) -> None:
    """Show the site on this machine with made-up people, at an address that only this machine can open."""
    if env.text("HANSE_MODE") == Mode.PRODUCTION:
        raise click.ClickException("HANSE_MODE is production, and the demonstration's passwords are public. Not run.")
    os.environ["HANSE_MODE"] = Mode.DEMO
    click.echo("Starting; the first time takes up to half a minute.")
    wanted = Wanted(HOST, port or PORT, exactly=port is not None)
    run_and_explain(wanted, workers=1, ready=lambda address, said: _welcome(wanted, address, said))


def _welcome(wanted: Wanted, address: Listening, said: str) -> None:
    if address.port != wanted.port:
        click.echo(f"Port {wanted.port} is taken by another program; this runs on {address.port}.")
    click.echo(f"\nHanse runs at {address.url}   (Ctrl-C stops it; nothing is lost)")
    if said.strip():
        click.echo(f"\n{said.rstrip()}")
    sys.stdout.flush()
