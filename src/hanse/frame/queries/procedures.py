"""Which procedure a case or an application runs on."""

from functools import lru_cache

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Application, Case, PublishedProcedure
from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.spec.procedure import Procedure


def procedure_of(row: Case | Application) -> Procedure:
    """The version under which it began, as declared, or as it was published when somebody began under it.

    Raises NoSuchService where neither is there.
    """
    return procedure_in(row.service, row.version)


def procedure_in(service: str, version: str) -> Procedure:
    """As declared (the newest, where `version` is empty), or as published. Raises NoSuchService."""
    return catalogue.declared(service, version) or _published(service, version)


def versions_of(key: str, version: str) -> list[Procedure]:
    """The version as published, and as declared, where it is."""
    declared = catalogue.declared(key, version)
    return [_published(key, version), *([declared] if declared else [])]


def changed_versions() -> list[str]:
    """The declared versions, as “service version”, that say something else than when somebody began under them."""
    begun = set(PublishedProcedure.objects.values_list("key", "version"))
    declared = [one for one in catalogue.every_version() if (one.key, one.version) in begun]
    return [f"{one.key} {one.version}" for one in declared if _published(one.key, one.version) != one]


@lru_cache(maxsize=256)
def _published(key: str, version: str) -> Procedure:
    """A version never changes, so it is read once by each process; outcomes are those of today's code."""
    stored = PublishedProcedure.objects.filter(key=key, version=version).first()
    if stored is None:
        raise NoSuchService
    today = catalogue.declared(key)
    outcomes = {**catalogue.outcomes(), **(today.outcomes if today else {})}
    texts = [(language, f"{key}/{language}", content) for language, content in stored.sheets.items()]
    return parse_procedure(stored.head, f"{key} {version}", texts=texts, outcomes=outcomes)
