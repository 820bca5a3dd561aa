"""A city's known partnerships, and those that the secretariat brings in from a file."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.cooperation import rules
from hanse.cooperation.actions.importing import COLUMNS, import_partnerships
from hanse.cooperation.actions.partnerships import (
    agree_to_partnership,
    note_partnership_outside,
    propose_partnership,
    remove_partnership,
)
from hanse.cooperation.errors import AnsweredAlready
from hanse.cooperation.forms.partnerships import ImportForm, PartnershipForm
from hanse.cooperation.presenters.partnerships import partnership_lines
from hanse.cooperation.queries.partnerships import partnership, partnerships_of
from hanse.cooperation.views.guarded import member
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.rights import require
from hanse.members.public import City, member_cities
from hanse.ui import formats


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, city_id: UUID) -> HttpResponse:
    """What is known, and entering another."""
    right = rules.may_look_for_cities if request.method == "GET" else rules.may_ask_cities
    found = member(request, city_id, right)
    form = PartnershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _entered(request, found, form):
        return redirect("cooperation:partnerships", city_id)
    shown = {
        "city": found,
        "form": form,
        "lines": partnership_lines(partnerships_of(city_id), city_id),
        "may_edit": rules.may_ask_cities.test(viewer_of(request.user), found),
    }
    return render(request, "cooperation/partnerships.html", shown, status=422 if form.errors else 200)


def _entered(request: HttpRequest, city: City, form: PartnershipForm) -> bool:
    """Whether it could be; what could not is said in the form."""
    given, by = form.cleaned_data, person(request).actor
    since = int(given["since"]) if given["since"] is not None else None
    named = member_cities().select_related("party").filter(name__iexact=given["name"], country=given["country"]).first()
    try:
        if named is not None:
            propose_partnership(city=city.party, other=named.party, since=since, by=by)
            messages.success(request, _("%(city)s is asked whether it agrees.") % {"city": named.name})
        else:
            note_partnership_outside(
                city=city.party,
                name=given["name"],
                country=given["country"],
                outside_id=given["wikidata"],
                since=since,
                by=by,
            )
            messages.success(request, _("Saved."))
    except Invalid as refusal:
        form.add_error(
            {"outside_id": "wikidata", "other": "name"}.get(refusal.field, refusal.field) or None, refusal.message
        )
    except Conflict as refusal:
        form.add_error(None, refusal.message)
    return form.is_valid()


@never_cache
@login_required
@require_http_methods(["POST"])
def answer(request: HttpRequest, city_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Agree to one, or take it away."""
    member(request, city_id, rules.may_ask_cities)
    found, by = partnership(partnership_id, city_id), person(request).actor
    agrees = request.POST.get("do") == "agree"
    require(rules.may_answer if agrees else rules.may_end_partnership, viewer_of(request.user), found)
    try:
        if agrees:
            agree_to_partnership(found, by=by)
        else:
            remove_partnership(found, party_id=city_id, by=by)
        messages.success(request, _("Saved."))
    except AnsweredAlready as refusal:
        messages.error(request, refusal.message)
    return redirect("cooperation:partnerships", city_id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Partnerships from a file."""
    require(rules.may_import_partnerships, viewer_of(request.user))
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["file"].read().decode("utf-8-sig")
            number = import_partnerships(text, by=person(request).actor)
        except UnicodeDecodeError:
            form.add_error("file", _("The file is not in UTF-8. Save it as “CSV UTF-8”."))
        except Invalid as refusal:
            form.add_error("file", refusal.message)
        else:
            words = ngettext("%(number)s partnership is new.", "%(number)s partnerships are new.", number)
            messages.success(request, words % {"number": formats.number(number)})
            return redirect("cooperation:index")
    shown = {"form": form, "columns": COLUMNS}
    return render(request, "cooperation/import.html", shown, status=422 if form.errors else 200)
