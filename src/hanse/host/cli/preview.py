"""Look at one service, beside the real one: a folder and a database of its own, and no setting of a real site."""

import os
import sys
from pathlib import Path

import click

from hanse.host import edition, prepared
from hanse.host import environment as env
from hanse.host.cli.serve import run_and_explain
from hanse.host.environment import Mode
from hanse.host.running import Listening, Wanted

HOST, PORT = "127.0.0.1", 8010
KEPT = ("HANSE_LANGUAGES", "HANSE_LOG_LEVEL", "HANSE_SITE_NAME", "HANSE_TIME_ZONE")
"""Of a real site's settings, those that a service looks different with; none that leads to a server outside."""


def run_preview(service: Path, settings: str, port: int | None) -> None:
    """Run until stopped. Refused where the environment names a real site."""
    if env.text("HANSE_MODE") == Mode.PRODUCTION:
        raise click.ClickException("HANSE_MODE is production, and in a preview anybody is anybody. Not run.")
    if env.text("DATABASE_URL"):
        raise click.ClickException(
            "DATABASE_URL names a database. A preview empties its own, and never touches another. Unset it: "
            "env -u DATABASE_URL hanse service preview …"
        )
    _settle(service, settings)
    click.echo("Starting; the first time takes up to half a minute.")
    wanted = Wanted(HOST, port or PORT, exactly=port is not None)
    run_and_explain(wanted, workers=1, ready=_welcome)


def _settle(service: Path, settings: str) -> None:
    """The environment of this process and its children, and an empty beginning for another service than the last."""
    var = env.var() / "preview"
    site = os.environ["DJANGO_SETTINGS_MODULE"] if edition.project() else edition.FRAME
    for name in [name for name in os.environ if name.startswith("HANSE_") and name not in KEPT]:
        del os.environ[name]
    os.environ.update(
        HANSE_MODE=Mode.DEMO,
        HANSE_VAR=str(var),
        HANSE_PREVIEW=str(service),
        HANSE_PREVIEW_OF=site,
        DJANGO_SETTINGS_MODULE=settings,
    )
    last = var / "run" / "service"
    if not last.exists() or last.read_text(encoding="utf-8") != f"{site} {service}":
        prepared.forget()
        last.parent.mkdir(parents=True, exist_ok=True)
        last.write_text(f"{site} {service}", encoding="utf-8")


def _welcome(address: Listening, said: str) -> None:
    click.echo(f"\nThe preview runs at {address.url}preview/   (Ctrl-C stops it)\n{said}")
    sys.stdout.flush()
