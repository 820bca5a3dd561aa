"""Which procedure a case or an application runs on."""

from functools import lru_cache

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Application, Case, PublishedProcedure
from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.spec.procedure import Procedure


def offered_procedure(key: str) -> Procedure:
    """The version that is offered today. Raises NoSuchService."""
    found = catalogue.declared(key)
    if found is None:
        raise NoSuchService
    return found


def procedure_of(row: Case | Application) -> Procedure:
    """The version under which it began, as declared, or as it was published when somebody began under it.

    Raises NoSuchService where neither is there.
    """
    return procedure_in(row.service, row.version)


def procedure_in(service: str, version: str) -> Procedure:
    """A service in one of its versions. Raises NoSuchService."""
    found = catalogue.declared(service, version) or _published(service, version)
    if found is None:
        raise NoSuchService
    return found


@lru_cache(maxsize=256)
def _published(key: str, version: str) -> Procedure | None:
    """A version never changes, so it is read once by each process; outcomes are those of today's code."""
    stored = PublishedProcedure.objects.filter(key=key, version=version).first()
    if stored is None:
        return None
    today = catalogue.declared(key)
    texts = [(language, f"{key}/{language}", content) for language, content in stored.sheets.items()]
    return parse_procedure(stored.head, f"{key} {version}", texts=texts, outcomes=today.outcomes if today else None)
