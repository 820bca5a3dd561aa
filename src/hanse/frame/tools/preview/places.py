"""Where one goes on after a click in the bar: the same case as somebody else sees it, or where that person begins."""

import re
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from hanse.frame.models import Application, Case
from hanse.frame.queries.applications import application_by_id, case_by_id
from hanse.frame.tools.preview.asked import OFFICE, Role
from hanse.frame.views.applying import place_of

ROW = re.compile(r"/(?:cases|applications)/([0-9a-f-]{36})/")


def back(request: HttpRequest) -> str:
    """The page from which the bar was used; never another site's."""
    there = request.POST.get("here", "")
    return there if url_has_allowed_host_and_scheme(there, allowed_hosts=None) else reverse("preview:steps")


def place_for(request: HttpRequest, role: Role, service: str) -> tuple[str, Application | Case | None]:
    """The page, and the case that it is of."""
    here = back(request)
    if here.startswith(reverse("preview:steps")):
        return here, None
    row = _row(here)
    with translation.override(_language(here)):
        if row is not None:
            return place_of_case(row, role), row
        return (reverse("frame:inbox") if role.kind == OFFICE else reverse("frame:service", args=[service])), None


def place_of_case(row: Application | Case, role: Role) -> str:
    """Where somebody of a role sees it, in the active language."""
    if role.kind == OFFICE:
        return reverse("frame:office_case", args=[row.id]) if isinstance(row, Case) else reverse("frame:inbox")
    return place_of(row)


def _row(here: str) -> Application | Case | None:
    found = ROW.search(here)
    try:
        row_id = UUID(found[1]) if found else None
    except ValueError:
        return None
    return (application_by_id(row_id) or case_by_id(row_id)) if row_id else None


def _language(here: str) -> str:
    first = here.split("/", 2)[1]
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
