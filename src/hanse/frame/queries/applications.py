"""Reads of applications. Who holds the link, or has begun it with an account, has the right."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from hanse.frame.models import Application, Case
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.spec.answering import from_json
from hanse.identity.public import Viewer
from hanse.questions.spec.answer import Answer


def application_by_id(application_id: UUID) -> Application | None:
    return Application.objects.filter(id=application_id).first()


def case_by_id(case_id: UUID) -> Case | None:
    return Case.objects.filter(id=case_id).select_related("applicant", "party").first()


def cases_by_id(case_ids: Collection[UUID]) -> QuerySet[Case]:
    return Case.objects.filter(id__in=case_ids).select_related("applicant", "party").order_by("number")


def given_in(row: Application | Case) -> Mapping[str, Answer]:
    """The answers so far, as values."""
    return from_json(procedure_of(row), row.answers)


def applications_of(viewer: Viewer, held: Collection[UUID] = (), service: str = "") -> QuerySet[Application]:
    """Those of a person, of whom she acts for, and those whose links a browser holds; the latest first."""
    found = Application.objects.filter(_own(viewer) | Q(id__in=held))
    return found.filter(service=service) if service else found


def cases_of(viewer: Viewer, held: Collection[UUID] = ()) -> QuerySet[Case]:
    """The same of cases."""
    return Case.objects.filter(_own(viewer) | Q(id__in=held)).order_by("-submitted_at")


def _own(viewer: Viewer) -> Q:
    """What `rules.is_applicants` says, for a whole table."""
    hers = Q(party_id=None, applicant_id=viewer.user_id, applicant_id__isnull=False)
    return hers | Q(party_id__in=[*viewer.roles])
