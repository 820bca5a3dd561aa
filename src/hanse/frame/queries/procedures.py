"""Which procedure a case or an application runs on."""

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Application, Case
from hanse.frame.spec.procedure import Procedure


def offered_procedure(key: str) -> Procedure:
    """The version that is offered today. Raises NoSuchService."""
    found = catalogue.declared(key)
    if found is None:
        raise NoSuchService
    return found


def procedure_of(row: Case | Application) -> Procedure:
    """The version under which it began. Raises NoSuchService where nobody has that version any more."""
    found = catalogue.declared(row.service, row.version)
    if found is None:
        raise NoSuchService
    return found
