"""Why a score is what it is."""

from typing import TypedDict
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.enums import Basis, State
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.presenters.traces import trace_page
from hanse.diagnostic.views.asking import allowed


class Asked(TypedDict):
    """What the address of a trace may ask for."""

    basis: Basis
    version: str


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID, node: str) -> HttpResponse:
    """One score with its parts, what each brings, the rule, and why its level is what it is.

    `basis=evidenced` counts the answers with evidence alone, `basis=verified` the verified ones,
    `version` another version of the framework.
    """
    found = allowed(request, assessment_id, rules.may_see_assessment)
    if found.state != State.SUBMITTED:
        raise Http404
    try:
        page = trace_page(found, node, get_language() or "en", **_asked(request))
    except (KeyError, UnknownFrameworkError, WrongState) as unknown:
        raise Http404 from unknown
    return render(request, "diagnostic/trace.html", {"page": page})


def _asked(request: HttpRequest) -> Asked:
    given = request.GET.get("basis", "")
    basis = Basis(given) if given in Basis.values else Basis.CLAIMED
    return {"basis": basis, "version": request.GET.get("version", "")}
