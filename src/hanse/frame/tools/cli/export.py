"""`hanse service export`: a service in the formats of other programs."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from hanse.frame.spec.export.bpmn import bpmn
from hanse.frame.spec.export.openapi import service_openapi
from hanse.frame.spec.export.picture import state_picture
from hanse.frame.spec.export.rdf.authorities import Authority, Site
from hanse.frame.spec.export.rdf.dataset import dataset_description
from hanse.frame.spec.export.rdf.service import service_description
from hanse.frame.spec.export.submission import submission_schema
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.cli.reading import FOLDER, sound
from hanse.frame.tools.reader import reader_of
from hanse.questions.spec.reading import Reader

IN_WORDS: dict[str, Callable[[Procedure, Reader], str]] = {
    "bpmn": lambda procedure, reader: bpmn(procedure, reader).decode(),
    "svg": lambda procedure, reader: state_picture(procedure, reader).svg,
    "schema": lambda procedure, reader: json.dumps(submission_schema(procedure, reader), indent=2, ensure_ascii=False),
    "openapi": lambda procedure, reader: json.dumps(service_openapi(procedure, reader), indent=2, ensure_ascii=False),
}
"""Those in one language."""

OF_A_SITE: dict[str, Callable[[Procedure, Site], str]] = {
    "cpsv": service_description,
    "dcat": lambda procedure, site: dataset_description(procedure, site, _files(procedure, site)),
}
"""Those that name addresses, in all languages."""


def _files(procedure: Procedure, site: Site) -> dict[str, str]:
    key = procedure.register.key if procedure.register else ""
    return {kind: f"{site.address}/registers/{key}.{kind}" for kind in ("csv", "json", "xlsx")}


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--as",
    "form",
    required=True,
    type=click.Choice([*IN_WORDS, *OF_A_SITE]),
    help="bpmn: the way of a case for BPMN 2.0 programs. svg: its picture. schema: what a submission looks like (JSON "
    "Schema). openapi: its part of the site's API, typed (OpenAPI "
    "3.1). cpsv: the service for catalogues of services (CPSV-AP). dcat: its public register for catalogues of data "
    "(DCAT-AP).",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; the screen if you say nothing.")
@click.option("--language", default="", help="For bpmn, svg, schema and openapi; the service's own if you say nothing.")
@click.option(
    "--site", default="", help="For cpsv and dcat: where the services are (https://city.example.org/services)."
)
@click.option("--authority", default="", help="For cpsv and dcat: the name of the city.")
def export(folder: Path, *, form: str, out: Path | None, language: str, site: str, authority: str) -> None:
    """Write the service in FOLDER in the format of other programs."""
    procedure = sound(folder)
    try:
        if form in IN_WORDS:
            text = IN_WORDS[form](procedure, reader_of(procedure, language))
        else:
            text = OF_A_SITE[form](procedure, _site(procedure, form, site, authority))
    except ValueError as error:
        raise click.ClickException(f"{procedure.key}: {error}") from error
    if out is None:
        click.echo(text.rstrip("\n"))
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{out} is written.")


def _site(procedure: Procedure, form: str, address: str, authority: str) -> Site:
    if not address or not authority:
        raise click.UsageError(f"--as {form} names addresses: give --site and --authority as well.")
    plain = address.rstrip("/")
    home = "/".join(plain.split("/")[:3]) + "/"
    return Site(plain, Authority(home, authority, procedure.translations.default_language))
