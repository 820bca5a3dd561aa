"""What a guest does before she leaves a device that others use: the browser holds her application or case no more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hanse.frame.views.asking import held_application, held_case
from hanse.frame.views.holding import let_go
from hanse.kernel.errors import NotThere


@require_POST
def case(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    return _forgotten(request, held_case(request, case_id).id)


@require_POST
def application(request: HttpRequest, service: str, application_id: UUID) -> HttpResponseBase:
    found = held_application(request, application_id)
    if found is None or found.service != service:
        raise NotThere
    return _forgotten(request, found.id)


def _forgotten(request: HttpRequest, row_id: UUID) -> HttpResponseBase:
    messages.success(request, _("This browser has forgotten it. You come back with the link."))
    response = redirect("frame:services")
    let_go(request, response, row_id)
    return response
