"""The secretariat's side of examinations: who examines which city, how far that is, reminding and ending."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import ask_reviewer, end_verification, prolong_verification, remind_about
from hanse.diagnostic.enums import Capacity, State
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.verifications import round_verifications
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.diagnostic.queries.verification import earlier_verifications, verification_of
from hanse.diagnostic.views.asking import allowed
from hanse.diagnostic.views.verification import found
from hanse.diagnostic.views.verification_forms import EndForm, LastDayForm, ReviewerForm
from hanse.identity.public import person, person_at, viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require
from hanse.ui import formats


@never_cache
@login_required
@require_safe
def of_round(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Every city that has submitted in a round, with its reviewer and how far she is."""
    require(rules.may_assign_reviewers, viewer_of(request.user), None)
    round_ = round_by_id(round_id)
    context = {"round": round_, "page": round_verifications(round_, request.GET.dict())}
    return render(request, "diagnostic/round_verification.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Ask somebody to examine a city's answers."""
    one = allowed(request, assessment_id, rules.may_assign_reviewers)
    form = ReviewerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, one, form):
        return redirect("diagnostic:round_verification", one.round_id)
    current = verification_of(one)
    context = {"form": form, "assessment": one, "current": current, "earlier": earlier_verifications(one)}
    may_ask = current is None and one.state == State.SUBMITTED
    return render(request, "diagnostic/reviewer.html", context | {"may_ask": may_ask})


def _asked(request: HttpRequest, one: Assessment, form: ReviewerForm) -> bool:
    """Whether it was done; what was refused stands at its field."""
    said = form.cleaned_data
    reviewer = person_at(said["reviewer"])
    if reviewer is None:
        form.add_error("reviewer", _("Nobody with this address has an account here."))
        return False
    try:
        ask_reviewer(
            one,
            reviewer=reviewer,
            capacity=Capacity(said["capacity"]),
            ends_on=said["ends_on"],
            note=said["note"],
            by=person(request).actor,
        )
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else "reviewer", refusal.message)
        return False
    messages.success(request, _("%(name)s was asked, and a letter is on its way.") % {"name": reviewer})
    return True


@login_required
@require_POST
def remind(request: HttpRequest, verification_id: UUID) -> HttpResponse:
    """Remind whom the verification waits for."""
    one = found(request, verification_id, rules.may_assign_reviewers)
    try:
        number = remind_about(one, by=person(request).actor)
    except WrongState as refusal:
        messages.error(request, refusal.message)
    else:
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number)
        said = words % {"number": formats.number(number)}
        none = _("They were reminded within a day: nobody was written to again.")
        messages.success(request, said if number else none)
    return redirect("diagnostic:round_verification", one.assessment.round_id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, verification_id: UUID) -> HttpResponse:
    """Give the reviewer another last day, or take the examination from her."""
    one = found(request, verification_id, rules.may_assign_reviewers)
    do = request.POST.get("do", "")
    day = LastDayForm(request.POST if do == "day" else None, initial={"ends_on": one.ends_on})
    end = EndForm(request.POST if do == "end" else None)
    try:
        if day.is_bound and day.is_valid():
            prolong_verification(one, ends_on=day.cleaned_data["ends_on"], by=person(request).actor)
            return redirect("diagnostic:round_verification", one.assessment.round_id)
        if end.is_bound and end.is_valid():
            end_verification(one, words=end.cleaned_data["words"], by=person(request).actor)
            return redirect("diagnostic:round_verification", one.assessment.round_id)
    except Invalid as refusal:
        messages.error(request, refusal.message)
    return render(request, "diagnostic/verification_change.html", {"one": one, "day": day, "end": end})
