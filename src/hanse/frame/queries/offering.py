"""What is offered today, and what ever was: cases and records outlive the offer of their service.

Offered is of each declared service the newest version, until somebody deploys another or withdraws it: then the newest
such decision counts. It lies in the database, so that every process of a site follows it at once.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Offer, PublishedProcedure
from hanse.frame.queries.procedures import procedure_in, versions_of
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


def online_before(new: Procedure) -> Procedure:
    """What a running site offers while `new` is made ready to take its place. Raises NoSuchService.

    Until a version was deployed, that is what lay in the site's folder when it started. Where `new` lies there by now,
    only those versions tell under which somebody has begun.
    """
    offered = offered_procedure(new.key)
    if offered.version != new.version or offers_of(new.key).exists():
        return offered
    begun = PublishedProcedure.objects.filter(key=new.key).values_list("version", flat=True)
    earlier = [one for one in begun if catalogue.rank(one) <= catalogue.rank(new.version)]
    return versions_of(new.key, max(earlier, key=catalogue.rank))[0] if earlier else offered


def offers_of(key: str) -> QuerySet[Offer]:
    """What was decided of a service, the latest first."""
    return Offer.objects.filter(service=key).order_by("-created_at", "-id")


def offered_services(language: str) -> list[ServiceLine]:
    """The services by their titles in a language."""
    return sorted((_line(one, language) for one in offered()), key=lambda line: line.title.casefold())


def known() -> list[Procedure]:
    """Of each service that is declared, or was ever deployed or begun, the newest version, by key."""
    return [_newest_of(key, versions) for key, versions in sorted(_versions().items())]


def known_procedure(key: str) -> Procedure:
    """The newest version of one of them. Raises NoSuchService."""
    return _newest_of(key, _versions(key).get(key, set()))


def _versions(key: str = "") -> dict[str, set[str]]:
    """Of all services, or of one."""
    published = PublishedProcedure.objects.filter(key=key) if key else PublishedProcedure.objects.all()
    found: dict[str, set[str]] = {}
    for one in catalogue.every_version():
        found.setdefault(one.key, set()).add(one.version)
    for service, version in published.values_list("key", "version"):
        found.setdefault(service, set()).add(version)
    return found


def _newest_of(key: str, versions: set[str]) -> Procedure:
    if not versions:
        raise NoSuchService
    return procedure_in(key, max(versions, key=catalogue.rank))


def _newest() -> QuerySet[Offer]:
    return Offer.objects.order_by("service", "-created_at", "-id").distinct("service")


def _line(procedure: Procedure, language: str) -> ServiceLine:
    reader = reader_in(language, procedure.translations)
    return ServiceLine(procedure.key, reader(procedure.title), reader(procedure.summary))
