"""What is offered, and where each service begins."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions import begin_application
from hanse.frame.errors import AccountNeeded, WhichOrganisation
from hanse.frame.models import Application, Case
from hanse.frame.presenters.own_data import own_lines
from hanse.frame.presenters.service import service_page
from hanse.frame.queries import offered_procedure
from hanse.frame.queries.access import applying_for
from hanse.frame.queries.applications import applications_of, cases_of
from hanse.frame.queries.offering import offered_services
from hanse.frame.queries.people import organisations_of
from hanse.frame.rules import BEGUN_FROM_ONE_PLACE
from hanse.frame.spec.declaration import Who
from hanse.frame.views.holding import MOST, held, hold, holds
from hanse.identity.public import User, person_or_none, viewer_of
from hanse.kernel.errors import NotAllowed
from hanse.kernel.private import kept_private
from hanse.ui.values import Select, select

MOST_OWN = 5
"""So many of her own cases and applications a visitor finds over the services; the page of her data has all."""


@never_cache
@require_safe
def services(request: HttpRequest) -> HttpResponseBase:
    language = get_language() or "en"
    context = {"services": offered_services(language), "own": own_lines(_own(request), language)}
    return render(request, "frame/service/list.html", context)


def _own(request: HttpRequest) -> list[Case | Application]:
    """The latest of what is the visitor's own, or was given to this browser."""
    viewer, browser = viewer_of(request.user), held(request)
    if not (browser or request.user.is_authenticated):
        return []
    rows: list[Case | Application] = [*applications_of(viewer, browser)[:MOST]]
    rows += cases_of(viewer, browser)[:MOST]
    return [one for one in rows if holds(request, one)][:MOST_OWN]


@never_cache
@require_safe
def service(request: HttpRequest, service: str) -> HttpResponseBase:
    return _page(request, service)


@kept_private
@require_POST
def begin(request: HttpRequest, service: str) -> HttpResponseBase:
    """A new application; who has one goes on with it by its own link."""
    procedure, person = offered_procedure(service), person_or_none(request)
    try:
        party = applying_for(procedure, person, request.POST.get("organisation", ""))
    except AccountNeeded:
        return redirect(f"{reverse('account_login')}?next={reverse('frame:service', args=[service])}")
    except NotAllowed as refused:
        return _page(request, service, problem=refused.message, status=403)
    except WhichOrganisation as refused:
        return _page(request, service, problem=refused.message, status=422)
    if not BEGUN_FROM_ONE_PLACE.admit(request):
        words = _("Very many applications were begun from your network in the last hour. Please try again in an hour.")
        return _page(request, service, problem=words, status=429)
    application = begin_application(service, language=get_language() or "en", applicant=person, party=party)
    response = redirect("frame:application:tasks", service, application.id)
    if person is None:
        hold(request, response, application)
    return response


def _page(request: HttpRequest, service: str, *, problem: str = "", status: int = 200) -> HttpResponseBase:
    procedure, person = offered_procedure(service), person_or_none(request)
    viewer, browser = viewer_of(request.user), held(request)
    begun = [one for one in applications_of(viewer, browser, service) if holds(request, one)][:MOST_OWN]
    page = service_page(procedure, get_language() or "en", begun, _under_way(request, service))
    organisations = _organisations(person) if procedure.who is Who.ORGANISATION and person else None
    context = {"page": page, "problem": problem, "problems": problem, "organisations": organisations}
    return render(request, "frame/service/start.html", context, status=status)


def _under_way(request: HttpRequest, service: str) -> list[Case]:
    """The visitor's own cases of the service that have not ended."""
    viewer, browser = viewer_of(request.user), held(request)
    if not (browser or request.user.is_authenticated):
        return []
    found = cases_of(viewer, browser).filter(service=service, ended_at=None)
    return [one for one in found[:MOST] if holds(request, one)][:MOST_OWN]


def _organisations(person: User) -> Select | None:
    """The choice of the organisation for which she applies, where she acts for more than one."""
    hers = organisations_of(person)
    names = [("", ""), *((str(one.id), one.name) for one in hers.values())]
    return select("organisation", _("For which organisation do you apply?"), names, "") if len(hers) > 1 else None
