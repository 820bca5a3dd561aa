"""Cases that anyone may read, as far as the version under which each began says so."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Case
from hanse.frame.queries.offering import known_procedure
from hanse.frame.queries.procedures import procedure_in
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Publication
from hanse.kernel.errors import NotThere


def publishing(service: str) -> tuple[Procedure, Publication]:
    """The newest version of a service, offered or not, which publishes cases. Raises NotThere and NoSuchService."""
    procedure = known_procedure(service)
    if procedure.public is None:
        raise NotThere(_("This service publishes nothing."))
    return procedure, procedure.public


def published_cases(service: str) -> QuerySet[Case]:
    """Those that are public today, the latest first."""
    cases = Case.objects.filter(service=service, erased_at=None)
    allowed = Q(pk__in=[])
    for version in cases.order_by().values_list("version", flat=True).distinct():
        public = _public_in(service, version)
        if public:
            allowed |= Q(version=version, state__in=public.states)
    return cases.filter(allowed).order_by("-since", "-id")


def published_case(service: str, number: str) -> Case:
    """Raises NotThere, which does not tell whether there is such a case."""
    found = published_cases(service).filter(number=number).first()
    if found is None:
        raise NotThere(_("Nothing is published under this number."))
    return found


def tells(row: Case, key: str) -> bool:
    """Whether the version under which a case began publishes the answers to a question."""
    public = _public_in(row.service, row.version)
    return public is not None and key in public.answers


def _public_in(service: str, version: str) -> Publication | None:
    try:
        return procedure_in(service, version).public
    except NoSuchService:
        return None
