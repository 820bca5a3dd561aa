"""A city's introductions: what came, what went out, one of them, and the answer to it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.cooperation import rules
from hanse.cooperation.actions.introductions import accept_introduction, decline_introduction, take_introduction_back
from hanse.cooperation.errors import AnsweredAlready
from hanse.cooperation.presenters.introductions import introduction_page, lines
from hanse.cooperation.queries.introductions import introduction, introductions_of
from hanse.cooperation.queries.partnerships import topics_of
from hanse.cooperation.views.guarded import member
from hanse.diagnostic.public import dimensions
from hanse.identity.public import person, viewer_of
from hanse.kernel.rights import require

ANSWERS = {
    "accept": (accept_introduction, rules.may_answer),
    "decline": (decline_introduction, rules.may_answer),
    "take_back": (take_introduction_back, rules.may_take_back),
}


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, city_id: UUID) -> HttpResponse:
    found = member(request, city_id, rules.may_look_for_cities)
    shown = {"city": found, "lines": lines(introductions_of(city_id), city_id)}
    return render(request, "cooperation/introductions.html", shown)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, city_id: UUID, introduction_id: UUID) -> HttpResponse:
    """One, with what it is about; once both have agreed with whom to speak. Posted: the answer."""
    found = member(request, city_id, rules.may_look_for_cities)
    asked = introduction(introduction_id, city_id)
    if request.method == "POST":
        return _answered(request, city_id, introduction_id)
    viewer, titles = viewer_of(request.user), dimensions(get_language() or "en")
    page = introduction_page(asked, city_id, titles)
    shown = {
        "city": found,
        "page": page,
        "topics": topics_of(page.other.pk),
        "titles": titles,
        "may_answer": rules.may_answer.test(viewer, asked),
        "may_take_back": rules.may_take_back.test(viewer, asked),
    }
    return render(request, "cooperation/introduction.html", shown)


def _answered(request: HttpRequest, city_id: UUID, introduction_id: UUID) -> HttpResponse:
    asked = introduction(introduction_id, city_id)
    act, right = ANSWERS.get(request.POST.get("do", ""), (None, rules.may_answer))
    require(right, viewer_of(request.user), asked)
    if act is not None:
        try:
            act(asked, by=person(request))
            messages.success(request, _("Done. The other city is told."))
        except AnsweredAlready as refusal:
            messages.error(request, refusal.message)
    return redirect("cooperation:introduction", city_id, introduction_id)
