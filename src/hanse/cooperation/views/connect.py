"""Connect: the way in, a city's two lists, another city's topics, and asking for an introduction."""

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
from hanse.cooperation.actions.introductions import DAYS, ask_for_introduction
from hanse.cooperation.actions.topics import change_topics
from hanse.cooperation.forms.connect import AskForm, TopicsForm
from hanse.cooperation.presenters.connect import connect_page, wanted_in
from hanse.cooperation.queries.introductions import numbers
from hanse.cooperation.queries.partnerships import topics_of
from hanse.cooperation.views.guarded import another, member
from hanse.diagnostic.public import dimensions
from hanse.identity.public import person, viewer_of
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.rights import require
from hanse.members.public import cities_of, is_member


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """To the lists of one's city; several cities to choose from; the secretariat reads numbers."""
    viewer = viewer_of(request.user)
    require(is_member, viewer)
    found = in_order(cities_of(viewer))
    if len(found) == 1:
        return redirect("cooperation:connect", found[0].pk)
    told = numbers() if rules.may_see_numbers.test(viewer, None) else None
    return render(request, "cooperation/index.html", {"cities": found, "numbers": told})


@never_cache
@login_required
@require_safe
def lists(request: HttpRequest, city_id: UUID) -> HttpResponse:
    """Cities like this one, or cities that have solved what it struggles with."""
    found = member(request, city_id, rules.may_look_for_cities)
    wanted = wanted_in(request.GET.dict())
    page = connect_page(found, wanted, get_language() or "en")
    may_ask = rules.may_ask_cities.test(viewer_of(request.user), found)
    filtered = bool(wanted.region or wanted.size or wanted.language)
    return render(request, "cooperation/connect.html", {"page": page, "may_ask": may_ask, "filtered": filtered})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, city_id: UUID, other_id: UUID) -> HttpResponse:
    """What the other city offers and looks for, and a request to be introduced to it."""
    found = member(request, city_id, rules.may_look_for_cities if request.method == "GET" else rules.may_ask_cities)
    other, titles = another(other_id), dimensions(get_language() or "en")
    form = AskForm(request.POST or None, titles=titles)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_for_introduction(city=found.party, other=other.party, by=person(request), **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        except Conflict as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Your request is on its way to %(city)s.") % {"city": other.name})
            return redirect("cooperation:introduction", city_id, made.id)
    shown = {
        "city": found,
        "other": other,
        "form": form,
        "titles": titles,
        "topics": topics_of(other_id),
        "days": DAYS,
        "may_ask": rules.may_ask_cities.test(viewer_of(request.user), found),
    }
    return render(request, "cooperation/ask.html", shown, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def topics(request: HttpRequest, city_id: UUID) -> HttpResponse:
    """What the city offers and looks for."""
    found = member(request, city_id, rules.may_ask_cities)
    kept = topics_of(city_id)
    values = {name: getattr(kept, name) for name in TopicsForm.base_fields}
    form = TopicsForm(request.POST or None, initial=values, titles=dimensions(get_language() or "en"))
    if request.method == "POST" and form.is_valid():
        change_topics(city=found.party, by=person(request).actor, **form.cleaned_data)
        messages.success(request, _("Saved. Members see it where they find your city."))
        return redirect("cooperation:connect", city_id)
    shown = {"city": found, "form": form}
    return render(request, "cooperation/topics.html", shown, status=422 if form.errors else 200)
