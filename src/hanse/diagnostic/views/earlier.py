"""Taking over what a city has answered before: all of it to choose from, or the answer to one question."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hanse.diagnostic import rules
from hanse.diagnostic.actions import confirm_earlier, confirm_reached, offer_earlier
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import person
from hanse.questions.public import AnswersMoved, reader_in


@login_required
@require_POST
def offer(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """To the runner's page that shows what would change; only what is ticked there is saved."""
    found = allowed(request, assessment_id, rules.may_answer)
    reader = reader_in(get_language() or "en", framework(*found.method).translations)
    try:
        intake = offer_earlier(found, by=person(request).actor, reader=reader)
    except (NothingToTakeOver, WrongState) as refused:
        messages.error(request, refused.message)
        return redirect("diagnostic:assessment", found.id)
    return redirect("diagnostic:answers:difference", assessment_id=found.id, intake_id=intake.id)


@login_required
@require_POST
def take(request: HttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """The earlier answer to one question, confirmed."""
    return _confirmed(request, assessment_id, key, confirm_earlier)


@login_required
@require_POST
def take_reached(request: HttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """The answer to which the city's roadmap has brought one question, confirmed."""
    return _confirmed(request, assessment_id, key, confirm_reached)


def _confirmed(request: HttpRequest, assessment_id: UUID, key: str, confirm: Callable[..., None]) -> HttpResponse:
    found = allowed(request, assessment_id, rules.may_answer)
    try:
        confirm(found, key, by=person(request).actor, language=get_language() or "en")
    except (NothingToTakeOver, WrongState) as refused:
        messages.error(request, refused.message)
        return redirect("diagnostic:assessment", found.id)
    except AnswersMoved:
        messages.info(request, _("A colleague has answered this question meanwhile: her answer stands."))
    else:
        messages.success(request, _("Saved as your answer."))
    return redirect("diagnostic:answers:question", assessment_id=found.id, key=key)
