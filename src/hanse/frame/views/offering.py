"""What is offered, and where each service begins."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions import begin_application
from hanse.frame.errors import AccountNeeded
from hanse.frame.presenters.service import service_page
from hanse.frame.queries import offered_procedure
from hanse.frame.queries.access import require_may_apply
from hanse.frame.queries.applications import applications_of
from hanse.frame.queries.offering import offered_services
from hanse.frame.rules import BEGUN_FROM_ONE_PLACE
from hanse.frame.views.asking import person_or_none
from hanse.frame.views.holding import held, hold, holds, kept_private
from hanse.kernel.errors import NotAllowed


@require_safe
def services(request: HttpRequest) -> HttpResponseBase:
    return render(request, "frame/service/list.html", {"services": offered_services(get_language() or "en")})


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
        require_may_apply(procedure, person)
    except AccountNeeded:
        return redirect(f"{reverse('account_login')}?next={reverse('frame:service', args=[service])}")
    except NotAllowed as refused:
        return _page(request, service, problem=refused.message, status=403)
    if not BEGUN_FROM_ONE_PLACE.admit(request):
        words = _("Very many applications were begun from your network in the last hour. Please try again in an hour.")
        return _page(request, service, problem=words, status=429)
    application = begin_application(service, language=get_language() or "en", applicant=person)
    response = redirect("frame:application:tasks", service, application.id)
    if person is None:
        hold(request, response, application)
    return response


def _page(request: HttpRequest, service: str, *, problem: str = "", status: int = 200) -> HttpResponseBase:
    procedure, person = offered_procedure(service), person_or_none(request)
    known = applications_of(person.pk if person else None, held(request).keys(), service)
    begun = [one for one in known if holds(request, one)][:5]
    page = service_page(procedure, get_language() or "en", begun)
    context = {"page": page, "problem": problem, "problems": problem}
    return render(request, "frame/service/start.html", context, status=status)
