"""A draft as people will see it: its start page, its questions by the real runner, and what handing in would say."""

from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.presenters.handing_in import would_hand_in
from hanse.frame.presenters.service import service_page
from hanse.frame.tools.designer.actions.trying import begin_trial, tried
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.trial import handed_in_page, trial_bar
from hanse.frame.tools.designer.seeing import LastSound, last_sound
from hanse.frame.tools.designer.views.asking import drafting
from hanse.frame.tools.designer.views.framing import View, framed
from hanse.frame.tools.examples import read_with_files
from hanse.frame.workflow.refusing import in_words
from hanse.identity.public import person
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError


def trying(view: Any) -> View:
    """A page of the preview, whose view is handed the revision that is shown; where there is none, what is wrong."""

    @framed
    @drafting
    @wraps(view)
    def opened(request: HttpRequest, draft: Draft, **names: Any) -> HttpResponseBase:
        found = last_sound(draft)
        if found is None:
            return render(request, "designer/trial/nothing.html", {"draft": draft})
        response: HttpResponseBase = view(request, draft, found, **names)
        return response

    return opened


def _shown(request: HttpRequest, draft: Draft, found: LastSound, **more: object) -> Mapping[str, object]:
    return {"bar": trial_bar(draft, found, request.path), "draft": draft, **more}


@require_safe
@trying
def start(request: HttpRequest, draft: Draft, found: LastSound) -> HttpResponseBase:
    page = replace(service_page(found.procedure, get_language() or "en", ()), published=None)
    return render(request, "designer/trial/start.html", _shown(request, draft, found, page=page))


@require_POST
@trying
def begin(request: HttpRequest, draft: Draft, found: LastSound) -> HttpResponseBase:
    """Empty, or with the answers of a scenario."""
    wanted = request.POST.get("example", "")
    example = next((one for one in found.procedure.scenarios if one.key == wanted), None)
    answers = read_with_files(found.procedure, example.answers) if example else {}
    begin_trial(draft, found.procedure, answers, by=person(request))
    return redirect("designer:trial:check" if example else "designer:trial:tasks", draft_id=draft.id)


@require_safe
@trying
def hand_in(request: HttpRequest, draft: Draft, found: LastSound) -> HttpResponseBase:
    """What handing in would say, without doing it."""
    answers = tried(draft, found.procedure, person(request))
    page = would_hand_in(found.procedure, answers, get_language() or "en")
    return render(request, "designer/trial/hand_in.html", _shown(request, draft, found, page=page))


@require_safe
@trying
def handed_in(request: HttpRequest, draft: Draft, found: LastSound) -> HttpResponseBase:
    """What would follow from handing in."""
    procedure, language = found.procedure, get_language() or "en"
    answers = tried(draft, procedure, person(request))
    try:
        with in_words(procedure, language):
            page = handed_in_page(procedure, answers, now(), language)
    except HanseError as refused:
        messages.error(request, refused.message)
        return redirect("designer:trial_hand_in", draft_id=draft.id)
    return render(request, "designer/trial/handed_in.html", _shown(request, draft, found, page=page))
