"""Which cases the people of offices may see: each version of a service names its own offices."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from hanse.frame import catalogue
from hanse.frame.models import PublishedProcedure
from hanse.frame.queries.procedures import procedure_in
from hanse.frame.rules import offices_in


@dataclass(frozen=True, slots=True)
class Visible:
    """Cases of these services, but for those of some versions."""

    services: frozenset[str] = frozenset()
    hidden: frozenset[tuple[str, str]] = frozenset()

    def cases(self) -> Q:
        wanted = Q(service__in=self.services)
        for service, version in sorted(self.hidden):
            wanted &= ~Q(service=service, version=version)
        return wanted


def visible_to(offices: frozenset[str]) -> Visible:
    """Whether a service is offered still, was withdrawn, or is no longer in the code, makes no difference."""
    seen, hidden = set[tuple[str, str]](), set[tuple[str, str]]()
    for service, version, theirs in _versions():
        (seen if offices & theirs else hidden).add((service, version))
    services = frozenset(service for service, _version in seen)
    return Visible(services, frozenset(one for one in hidden if one[0] in services))


def _versions() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Every version that a case can have, with its offices."""
    declared = {(one.key, one.version): one for one in catalogue.every_version()}
    yield from ((key, version, offices_in(one)) for (key, version), one in declared.items())
    for key, version, offices in PublishedProcedure.objects.values_list("key", "version", "offices"):
        if (key, version) not in declared:
            yield key, version, offices_in(procedure_in(key, version)) if offices is None else frozenset(offices)
