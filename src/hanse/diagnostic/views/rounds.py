"""The secretariat's pages: rounds, and how far each city is."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import close_round, move_last_day, open_round, remind_late_cities
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.forms import LastDayForm, RoundForm
from hanse.diagnostic.queries.assessments import latest_in
from hanse.diagnostic.queries.frameworks import newest_version, title_of
from hanse.diagnostic.queries.rounds import frameworks_for_rounds, round_by_id, rounds
from hanse.diagnostic.views.asking import person
from hanse.identity.public import viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require
from hanse.members.public import cities


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All rounds, and a form for a new one."""
    require(rules.may_run_rounds, viewer_of(request.user))
    form = RoundForm(request.POST or None, frameworks=frameworks_for_rounds(), language=get_language() or "en")
    if request.method == "POST" and form.is_valid():
        (key, version), given = form.chosen, form.cleaned_data
        days = {"opens_on": given["opens_on"], "closes_on": given["closes_on"]}
        by = person(request).actor
        try:
            made = open_round(name=given["name"], framework_key=key, framework_version=version, **days, by=by)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("The round “%(name)s” was made.") % {"name": made.name})
            return redirect("diagnostic:round", made.id)
    return render(request, "diagnostic/rounds.html", {"rounds": rounds(), "form": form})


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Each city of the network, and how far it is in this round."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = round_by_id(round_id)
    latest = latest_in(round_)
    lines = [(city, latest.get(city.party_id)) for city in cities()]
    late = sum(one is None or (one.revision == 1 and one.state != State.SUBMITTED) for _city, one in lines)
    title = title_of(round_.framework_key, round_.framework_version, get_language() or "en")
    values = {
        "round": round_,
        "method": f"{title or round_.framework_key} {round_.framework_version}",
        "lines": lines,
        "late": late,
        "newest": newest_version(round_.framework_key),
    }
    return render(request, "diagnostic/round.html", values)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def last_day(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Give a round more time, or less."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = round_by_id(round_id)
    form = LastDayForm(request.POST or None, initial={"closes_on": round_.closes_on})
    if request.method == "POST" and form.is_valid():
        try:
            move_last_day(round_, closes_on=form.cleaned_data["closes_on"], by=person(request).actor)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("The round has a new last day. Tell the cities, or remind the late ones."))
            return redirect("diagnostic:round", round_.id)
    return render(request, "diagnostic/last_day.html", {"form": form, "round": round_})


@login_required
@require_POST
def close(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Close a round now."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = close_round(round_by_id(round_id), by=person(request).actor)
    messages.success(request, _("The round is closed."))
    return redirect("diagnostic:round", round_.id)


@login_required
@require_POST
def remind(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Write to the coordinators of the cities that have not submitted."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_ = round_by_id(round_id)
    try:
        number = remind_late_cities(round_, by=person(request).actor)
    except RoundClosed as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Reminders written: %(number)s. Whoever was reminded within a day gets no second letter.")
        messages.success(request, said % {"number": number})
    return redirect("diagnostic:round", round_.id)
