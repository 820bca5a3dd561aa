"""What every page of the frame asks first: who is there, and may she."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hanse.frame.enums import AUTHORITY_ID, office_of
from hanse.frame.models import Application, Case
from hanse.frame.queries.applications import application_by_id, case_by_id
from hanse.frame.spec.acts import Doer
from hanse.frame.views.holding import holds
from hanse.identity.public import User, viewer_of
from hanse.kernel.errors import NotThere


def person_or_none(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def held_application(request: HttpRequest, application_id: UUID) -> Application | None:
    """The application, where it is this visitor's. None where it is not there any more, or somebody else's."""
    found = application_by_id(application_id)
    return found if found is not None and holds(request, found) else None


def held_case(request: HttpRequest, case_id: UUID) -> Case:
    """The case, for its applicant. Raises NotThere, which does not tell whether it exists."""
    found = case_by_id(case_id)
    if found is None or not holds(request, found):
        raise NotThere(_("There is no such case here. Open it with the link of one of our letters."))
    return found


def offices_of(request: HttpRequest) -> frozenset[str]:
    """The offices for which the signed-in person works today."""
    roles = viewer_of(request.user).roles.get(AUTHORITY_ID, frozenset())
    return frozenset(filter(None, map(office_of, roles)))


def officer(request: HttpRequest) -> Doer:
    """The signed-in person as one of the administration."""
    person = person_or_none(request)
    return Doer(id=person.pk if person else None, offices=offices_of(request))


def applicant(request: HttpRequest) -> Doer:
    """The visitor as the applicant of a case that she holds."""
    person = person_or_none(request)
    return Doer(id=person.pk if person else None, applicant=True)
