"""What is offered today."""

from dataclasses import dataclass

from hanse.frame import catalogue
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service of a list."""

    key: str
    title: str
    summary: str


def offered() -> list[Procedure]:
    """The version of each service under which somebody can apply today, by key."""
    return list(catalogue.offered())


def any_offered() -> bool:
    """Whether there is a service at all, without a query."""
    return any(catalogue.offered())


def offered_services(language: str) -> list[ServiceLine]:
    """The services by their titles in a language."""
    return sorted((_line(one, language) for one in offered()), key=lambda line: line.title.casefold())


def _line(procedure: Procedure, language: str) -> ServiceLine:
    reader = reader_in(language, procedure.translations)
    return ServiceLine(procedure.key, reader(procedure.title), reader(procedure.summary))
