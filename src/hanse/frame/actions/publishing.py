"""Keeping the version of a procedure under which somebody begins."""

from hanse.frame.models import PublishedProcedure
from hanse.frame.spec.file.writing import write_procedure
from hanse.frame.spec.procedure import Procedure


def publish_procedure(procedure: Procedure) -> None:
    """Keep the version as its files, once; part of the caller's transaction."""
    if PublishedProcedure.objects.filter(key=procedure.key, version=procedure.version).exists():
        return
    files = dict(write_procedure(procedure))
    head = files.pop("procedure.yaml")
    sheets = {name.removeprefix("texts/").removesuffix(".yaml"): content for name, content in files.items()}
    PublishedProcedure.objects.get_or_create(
        key=procedure.key, version=procedure.version, defaults={"head": head, "sheets": sheets}
    )
