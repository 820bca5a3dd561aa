"""What is offered today, and what ever was: cases and records outlive the offer of their service.

Offered is of each declared service the newest version, until somebody deploys another or withdraws it: then the newest
such decision counts. It lies in the database, so that every process of a site follows it at once.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Offer, PublishedProcedure
from hanse.frame.queries.procedures import procedure_in
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
    decided = dict(_newest().values_list("service", "version"))
    catalogue.remember_decided(decided)
    found = {one.key: one for one in catalogue.offered() if one.key not in decided}
    found |= {key: procedure_in(key, version) for key, version in decided.items() if version}
    return [found[key] for key in sorted(found)]


def offered_procedure(key: str) -> Procedure:
    """The version that is offered today. Raises NoSuchService."""
    decided = _newest().filter(service=key).values_list("version", flat=True).first()
    found = catalogue.declared(key) if decided is None else procedure_in(key, decided) if decided else None
    if found is None:
        raise NoSuchService
    return found


def offers_of(key: str) -> QuerySet[Offer]:
    """What was decided of a service, the latest first."""
    return Offer.objects.filter(service=key).order_by("-created_at", "-id")


def offered_services(language: str) -> list[ServiceLine]:
    """The services by their titles in a language."""
    return sorted((_line(one, language) for one in offered()), key=lambda line: line.title.casefold())


def known() -> list[Procedure]:
    """Of each service that is declared or was ever begun, the newest version, by key."""
    found = {one.key: one for one in catalogue.offered()}
    gone: dict[str, list[str]] = {}
    for key, version in PublishedProcedure.objects.exclude(key__in=found).values_list("key", "version"):
        gone.setdefault(key, []).append(version)
    found |= {key: procedure_in(key, max(versions, key=catalogue.rank)) for key, versions in gone.items()}
    return [found[key] for key in sorted(found)]


def _newest() -> QuerySet[Offer]:
    return Offer.objects.order_by("service", "-created_at", "-id").distinct("service")


def _line(procedure: Procedure, language: str) -> ServiceLine:
    reader = reader_in(language, procedure.translations)
    return ServiceLine(procedure.key, reader(procedure.title), reader(procedure.summary))
