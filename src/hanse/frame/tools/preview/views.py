"""The pages of a preview, and what its bar does. They speak English, as all tools do."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.letters.making import make_document
from hanse.frame.models import IssuedDocument
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.preview import moment, sent
from hanse.frame.tools.preview.asked import FILLED_IN, GUEST, OFFICE, Role, roles
from hanse.frame.tools.preview.beginning import begin
from hanse.frame.tools.preview.passing import days_to_next_deadline, go_on
from hanse.frame.tools.preview.people import become, person_of, role_now
from hanse.frame.tools.preview.places import back, place_for, place_of_case
from hanse.frame.tools.preview.shown import shown
from hanse.frame.tools.preview.situations import move_in_words, play
from hanse.frame.views.holding import hold
from hanse.kernel.digits import whole_number
from hanse.kernel.errors import HanseError
from hanse.kernel.models import Delivery

type View = Callable[..., HttpResponseBase]
FRAMED: Mapping[str, Any] = settings.SECURE_CSP | {"frame-src": [CSP.SELF]}
LETTER: Mapping[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
}
"""A letter has its style at each part, since mail programs know no style sheets."""


def in_english(view: View) -> View:
    @wraps(view)
    def spoken(*args: object, **kwargs: object) -> HttpResponseBase:
        with translation.override("en"):
            return view(*args, **kwargs)

    return spoken


def service() -> Procedure:
    assert shown.procedure is not None, "the middleware shows the faults instead of any page"
    return shown.procedure


@require_safe
def state(_request: HttpRequest) -> JsonResponse:
    """What the page's script asks every second."""
    return JsonResponse({"edition": shown.edition})


@require_safe
@in_english
def steps(request: HttpRequest) -> HttpResponse:
    procedure = service()
    scenarios = [(one, [move_in_words(procedure, move) for move in one.moves]) for one in procedure.scenarios]
    return render(request, "preview/steps.html", {"service": procedure, "scenarios": scenarios, "filled_in": FILLED_IN})


@require_POST
@in_english
def play_scenario(request: HttpRequest) -> HttpResponseBase:
    """Play a scenario so far, and go to its case as who one is."""
    procedure, mine = service(), role_now(request, service())
    key, _, asked = request.POST.get("until", "").partition(" ")
    scenario = next((one for one in procedure.scenarios if one.key == key), None)
    moves = FILLED_IN if asked == str(FILLED_IN) else whole_number(asked) or 0
    if scenario is None:
        return redirect("preview:steps")
    by = None if mine.kind in (GUEST, OFFICE) else person_of(mine)
    language = request.POST.get("language", "")
    spoken = {procedure.translations.default_language, *procedure.translations.languages}
    try:
        row = play(procedure, scenario, moves, language=language if language in spoken else "", by=by)
    except HanseError as error:
        messages.error(request, f"“{scenario.title}” does not go so far: {error}")
        return redirect("preview:steps")
    with translation.override(row.language if row.language in dict(settings.LANGUAGES) else "en"):
        response = redirect(place_of_case(row, mine))
    if row.applicant_id is None:
        hold(request, response, row)
    return response


@require_POST
def become_somebody(request: HttpRequest) -> HttpResponseBase:
    """Be somebody else, at the same case where that is possible."""
    known = {one.key: one for one in roles(service())}
    role = known.get(request.POST.get("role", ""), Role(GUEST))
    become(request, role)
    place, row = place_for(request, role, service().key)
    response = redirect(place)
    if row is not None and role.kind != OFFICE:
        hold(request, response, row)
    return response


@require_POST
def clock(request: HttpRequest) -> HttpResponseBase:
    """Let days pass, or put the clock right again."""
    asked = request.POST.get("on", "")
    days = days_to_next_deadline() if asked == "deadline" else whole_number(asked)
    if asked == "now":
        moment.put_right()
    elif days:
        go_on(min(days, moment.FURTHEST.days))
    return redirect(back(request))


@require_POST
@in_english
def again(request: HttpRequest) -> HttpResponseBase:
    """Empty everything."""
    become(request, Role(GUEST))
    begin()
    messages.success(request, "Everything is as it was at the beginning.")
    return redirect("preview:steps")


@require_safe
@in_english
def inbox(request: HttpRequest) -> HttpResponse:
    context = {"messages_sent": sent.latest(), "documents": sent.documents(), "most": sent.MOST}
    return render(request, "preview/inbox.html", context)


@require_safe
@csp_override(FRAMED)
@in_english
def message(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.select_related("notice"), id=delivery_id)
    return render(request, "preview/message.html", {"one": delivery, "parts": sent.parts_of(delivery)})


@require_safe
@xframe_options_sameorigin
@csp_override(LETTER)
def letter(_request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """The letter as a mail program shows it."""
    delivery = get_object_or_404(Delivery.objects.select_related("notice"), id=delivery_id)
    response = HttpResponse(sent.page_of(delivery))
    response.without_bar = True  # type: ignore[attr-defined]
    return response


@require_safe
def document(_request: HttpRequest, document_id: UUID) -> HttpResponse:
    """A letter on paper, made now where the worker has not made it yet."""
    make_document(str(document_id))
    issued = get_object_or_404(IssuedDocument.objects.select_related("file"), id=document_id, file__isnull=False)
    assert issued.file is not None
    with issued.file.content.open("rb") as content:
        return HttpResponse(content.read(), content_type="application/pdf")
