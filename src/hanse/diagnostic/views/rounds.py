"""The secretariat's list of rounds, and making one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.diagnostic import rules
from hanse.diagnostic.actions import open_round
from hanse.diagnostic.forms import RoundForm
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.round import round_status
from hanse.diagnostic.queries.participation import assessing_cities
from hanse.diagnostic.queries.rounds import frameworks_for_rounds, rounds
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All rounds, and a form for a new one."""
    require(rules.may_run_rounds, viewer_of(request.user))
    form = RoundForm(
        request.POST or None,
        frameworks=frameworks_for_rounds(),
        language=get_language() or "en",
        cities=assessing_cities(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, form)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("The round “%(name)s” was made.") % {"name": made.name})
            return redirect("diagnostic:round", made.id)
    lines = [(one, round_status(one)) for one in rounds()]
    return render(request, "diagnostic/rounds.html", {"rounds": lines, "form": form})


def _made(request: HttpRequest, form: RoundForm) -> Round:
    """Raises Invalid."""
    (key, version), given = form.chosen, form.cleaned_data
    return open_round(
        name=given["name"],
        framework_key=key,
        framework_version=version,
        opens_on=given["opens_on"],
        closes_on=given["closes_on"],
        **form.rules,
        by=person(request).actor,
    )
