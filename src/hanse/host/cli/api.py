"""Describe the site's API for other programs, and make a typed Python client of it."""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import click
from django.urls import Resolver404

from hanse.host.api.own import own_description
from hanse.host.cli.manage import django_ready

GENERATOR = "openapi_python_client"
SETTINGS = """
content_type_overrides:
  "*/*": application/octet-stream
  application/pdf: application/octet-stream
  application/problem+json: application/json
"""
"""Files come as bytes, and refusals as JSON."""
LONGEST_WAIT_S = 30


@click.group()
def api() -> None:
    """Describe the site's API, and make a client of it."""


@api.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; the screen if you say nothing.")
def describe(out: Path | None) -> None:
    """Write the description of this site's API (OpenAPI 3.1)."""
    text = json.dumps(described(), indent=2, ensure_ascii=False)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8", newline="\n")
        click.echo(f"{out} is written.")


@api.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from",
    "source",
    default="",
    help="A description: a file, or an address such as https://city.example.org/api/v1/openapi.json. Without it, this "
    "site's own.",
)
def client(folder: Path, source: str) -> None:
    """Make a typed Python client in FOLDER, which must not be there yet. It needs httpx, attrs and python-dateutil."""
    if folder.exists():
        raise click.ClickException(f"{folder} is there already: name another folder, or remove it.")
    description = read_description(source) if source else described()
    with tempfile.TemporaryDirectory() as place:
        file, settings = Path(place) / "openapi.json", Path(place) / "settings.yaml"
        file.write_text(json.dumps(description), encoding="utf-8")
        settings.write_text(SETTINGS, encoding="utf-8")
        generate(file, settings, folder)
    mend(folder)
    click.echo(f"{folder} is made: import it as “{folder.name}”.")


def described() -> dict[str, object]:
    """What this site itself says of its API."""
    django_ready()
    try:
        return own_description()
    except Resolver404 as error:
        raise click.ClickException(
            "This site has no API: its addresses (ROOT_URLCONF) are not made by `site` of hanse.host.addresses."
        ) from error


def read_description(source: str) -> dict[str, object]:
    """A description from a file or an address."""
    try:
        if re.match(r"https?://", source):
            with urllib.request.urlopen(source, timeout=LONGEST_WAIT_S) as answer:  # noqa: S310  only these two schemes
                return dict(json.loads(answer.read()))
        return dict(json.loads(Path(source).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{source} cannot be read as a description: {error}") from error


def generate(file: Path, settings: Path, folder: Path) -> None:
    """Run the generator, whose warnings are errors: an operation that it left out would be missed later."""
    arguments = ["generate", "--path", file, "--output-path", folder, "--config", settings, "--meta", "none"]
    command = [sys.executable, "-m", GENERATOR, *map(str, arguments), "--fail-on-warning"]
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])  # its formatter is there
    environment = {**os.environ, "PATH": beside}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if f"No module named {GENERATOR}" in done.stderr:
        raise click.ClickException("The generator is not installed: pip install 'hanse[client]'")
    if done.returncode:
        raise click.ClickException(f"The client could not be made.\n{done.stdout}{done.stderr}")


def mend(folder: Path) -> None:
    """What is passed through is of any kind: said as `object`, strict type checkers refuse it."""
    file = folder / "client.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"\*args: object", "*args: Any", text), encoding="utf-8")
