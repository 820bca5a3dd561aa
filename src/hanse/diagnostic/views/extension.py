"""More time for one city in a round: given with a reason, and set back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hanse.diagnostic import rules
from hanse.diagnostic.actions import extend_city, set_back
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.forms import ExtensionForm
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.participation import extension_of
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.rights import require
from hanse.members.public import City, city


def _asked(request: HttpRequest, round_id: UUID, city_id: UUID) -> tuple[Round, City]:
    """Raises NotAllowed, NotThere."""
    require(rules.may_run_rounds, viewer_of(request.user))
    round_, found = round_by_id(round_id), city(city_id)
    if found is None:
        raise NotThere(_("There is no such city."))
    return round_, found


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, round_id: UUID, city_id: UUID) -> HttpResponse:
    """A later last day for this city alone."""
    round_, chosen = _asked(request, round_id, city_id)
    given = extension_of(round_, chosen.party_id)
    now = {"last_day": given.last_day, "reason": given.reason} if given else None
    form = ExtensionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            extend_city(round_, chosen, by=person(request).actor, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("Saved. The coordinators of %(city)s get a letter.") % {"city": chosen.name})
            return redirect("diagnostic:round", round_.id)
    values = {"form": form, "round": round_, "city": chosen, "given": given}
    return render(request, "diagnostic/extend_city.html", values, status=422 if form.errors else 200)


@login_required
@require_POST
def back(request: HttpRequest, round_id: UUID, city_id: UUID) -> HttpResponse:
    """The round's own last day holds for this city again."""
    round_, chosen = _asked(request, round_id, city_id)
    try:
        set_back(round_, chosen, by=person(request).actor)
    except RoundClosed as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Saved. The coordinators of %(city)s get a letter.") % {"city": chosen.name})
    return redirect("diagnostic:round", round_.id)
