"""The command `hanse`: its own commands, and those that packages declare as entry points `hanse.commands`.

Listing them imports none: a command's line of help is the first line of its module's docstring.
"""

import ast
import errno
import importlib
import importlib.util
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import click

from hanse.host import edition
from hanse.host.entries import declared
from hanse.host.environment import BadSetting
from hanse.host.postgres.errors import PostgresError

OWN = {
    "api": "hanse.host.cli.api:api",
    "audit": "hanse.host.cli.audit:audit",
    "backup": "hanse.host.cli.backup:backup",
    "demo": "hanse.host.cli.demo:demo",
    "doctor": "hanse.host.cli.doctor:doctor",
    "maintenance": "hanse.host.cli.maintenance:maintenance",
    "manage": "hanse.host.cli.manage:manage",
    "migrate": "hanse.host.cli.migrate:migrate",
    "new": "hanse.host.cli.new:new",
    "operators": "hanse.host.cli.operators:operators",
    "postgres": "hanse.host.cli.postgres:postgres",
    "restore": "hanse.host.cli.restore:restore",
    "serve": "hanse.host.cli.serve:serve",
    "version": "hanse.host.cli.version:version",
    "worker": "hanse.host.cli.worker:worker",
}
GROUP = "hanse.commands"
NO_RIGHT = "Choose a folder in which you may write (HANSE_VAR names the site's own), or ask its owner for the right."
WAY_OUT = {
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EROFS: "Choose a folder on another disk (HANSE_VAR names the site's own).",
    errno.ENOSPC: "Make room on this disk, then begin again.",
}
"""What a machine refuses, and what to do; any other failure to read or write is a fault of ours, and says where."""


class Hands:
    """What is handed down to the commands of other packages, which know no site; loaded when it is used."""

    @staticmethod
    def manage(*arguments: str) -> None:
        importlib.import_module("hanse.host.cli.manage").on_site(*arguments)

    @staticmethod
    def preview(service: Path, settings: str, port: int | None) -> None:
        importlib.import_module("hanse.host.cli.preview").run_preview(service, settings, port)

    @staticmethod
    def previewed(service: Path) -> AbstractContextManager[str]:
        found: AbstractContextManager[str] = importlib.import_module("hanse.host.cli.previewed").previewed(service)
        return found


class Commands(click.Group):
    """Commands known by name, loaded when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(places())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        place = places().get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary(place)) for name, place in sorted(places().items())])


def places() -> dict[str, str]:
    """Each command's name and where it is, `module:name`; a package's own entry wins over nothing of ours."""
    return {**declared(GROUP), **OWN}


def summary(place: str) -> str:
    """The first line of the docstring of the command's module, read without running it."""
    spec = importlib.util.find_spec(place.split(":", maxsplit=1)[0])
    if spec is None or spec.origin is None:
        return "(its package is broken: the module is missing)"
    said = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""
    return said.split("\n", maxsplit=1)[0]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def hanse() -> None:
    """Hanse: services of a city, and the platform of a network of cities."""


def main() -> None:
    """Run the command; what keeps it from its work is said in a sentence, not a traceback."""
    try:
        edition.enter()
        hanse.main(prog_name="hanse", obj=Hands())
    except (PostgresError, BadSetting) as error:
        click.echo(f"hanse: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in WAY_OUT or not error.filename:
            raise
        click.echo(f"hanse: {error.filename}: {error.strerror}. {WAY_OUT[error.errno]}", err=True)
        sys.exit(1)
