"""What every page of the frame asks first: who is there, and may she."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from hanse.frame import rules
from hanse.frame.models import Application, Case
from hanse.frame.queries import procedure_of
from hanse.frame.queries.access import applicant_of, office_case, officer_of
from hanse.frame.queries.applications import application_by_id, case_by_id
from hanse.frame.queries.offering import known
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.holding import holds
from hanse.identity.public import person, person_or_none, viewer_of
from hanse.kernel.errors import NotThere


def held_application(request: HttpRequest, application_id: UUID) -> Application | None:
    """The application, where it is this visitor's. None where it is not there any more, or somebody else's."""
    found = application_by_id(application_id)
    return in_time_of(found) if found is not None and holds(request, found) else None


def in_time_of[Row: (Case, Application)](row: Row) -> Row:
    """From here on this request tells moments by the clock of the service."""
    timezone.activate(procedure_of(row).calendar.zone)
    return row


def held_case(request: HttpRequest, case_id: UUID) -> Case:
    """The case, for its applicant. Raises NotThere, which does not tell whether it exists."""
    found = case_by_id(case_id)
    if found is None or not holds(request, found):
        raise NotThere(_("There is no such case here. Open it with the link of one of our letters."))
    return in_time_of(found)


def offices_of(request: HttpRequest) -> frozenset[str]:
    """The offices for which the signed-in person works today."""
    return rules.offices_of(viewer_of(request.user))


def money_services(request: HttpRequest, among: Iterable[Procedure] | None = None) -> frozenset[str]:
    """The services with a fee whose money the signed-in person may handle; `among` those that are known."""
    viewer, procedures = viewer_of(request.user), known() if among is None else among
    return frozenset(one.key for one in procedures if one.fee and rules.handles_money.test(viewer, one))


def office_case_of(request: HttpRequest, case_id: UUID) -> Case:
    """A case for the people of its offices, while they work there. Raises NotThere, and OwnCase."""
    return in_time_of(office_case(case_id, person(request)))


def signed_in[Visit](desk: Callable[..., Visit]) -> Callable[..., Visit | HttpResponseBase]:
    """A desk for people who have signed in; others are led there first, and back."""

    @wraps(desk)
    def opened(request: HttpRequest, **names: Any) -> Visit | HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        return desk(request, **names)

    return opened


def officer(request: HttpRequest) -> Doer:
    """The signed-in person as one of the administration; only behind `login_required`."""
    return officer_of(person(request))


def applicant(request: HttpRequest) -> Doer:
    """The visitor as the applicant of a case that she holds."""
    return applicant_of(person_or_none(request))
