"""One round, for the secretariat: how far each city is, reminding, changing its days, closing."""

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
from hanse.diagnostic.actions import close_round, edit_round, remind_late_cities
from hanse.diagnostic.documents.rounds import round_csv
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.forms import EditRoundForm
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.round import closing, round_page
from hanse.diagnostic.presenters.round_log import happenings
from hanse.diagnostic.presenters.round_rules import rules_of
from hanse.diagnostic.queries.frameworks import newest_version
from hanse.diagnostic.queries.participation import choosable_cities, chosen_cities
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.identity.public import person, viewer_of
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require


def _round(request: HttpRequest, round_id: UUID) -> Round:
    """Raises NotAllowed, NotThere."""
    require(rules.may_run_rounds, viewer_of(request.user))
    return round_by_id(round_id)


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Each city of the network, and how far it is in this round."""
    page = round_page(_round(request, round_id), request.GET.dict())
    values = {
        "page": page,
        "rules": rules_of(page.round, get_language() or "en"),
        "happened": happenings(page.round),
        "newest": newest_version(page.round.framework_key),
        "asked": request.GET.urlencode(),
    }
    return render(request, "diagnostic/round.html", values)


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The cities of the page as CSV."""
    page = round_page(_round(request, round_id), request.GET.dict())
    return attachment(round_csv(page), "csv", page.round.name, "cities")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Another name or other days, with a reason."""
    round_ = _round(request, round_id)
    form = EditRoundForm(request.POST or None, initial=_now(round_), cities=choosable_cities(round_))
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("name", "opens_on", "closes_on", "reason")}
        try:
            edit_round(round_, by=person(request).actor, **given | form.rules)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("Saved. Cities see it at once."))
            return redirect("diagnostic:round", round_.id)
    return render(request, "diagnostic/edit_round.html", {"form": form, "round": round_})


def _now(round_: Round) -> dict[str, object]:
    """What the form begins with."""
    kept = ("name", "opens_on", "closes_on", "final_on", "invites", "regions", "publication")
    now = {key: getattr(round_, key) for key in kept}
    return now | {"cities": [str(each) for each in chosen_cities(round_)]}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask, saying what closing does and whom it leaves out; then close the round for ever."""
    round_ = _round(request, round_id)
    if request.method == "GET" and not round_.closed_at:
        return render(request, "diagnostic/close_round.html", {"page": closing(round_)})
    if request.method == "POST":
        submitted = closing(close_round(round_, by=person(request).actor)).submitted
        if submitted >= LEAST_FOR_MEDIAN:
            messages.success(request, _("The round is closed, and its statistics are drawn."))
        else:
            messages.success(request, _("The round is closed. Fewer than five cities had submitted: no statistics."))
    return redirect("diagnostic:round", round_.id)


@login_required
@require_POST
def remind(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Write to the coordinators of the cities that have not submitted."""
    round_ = _round(request, round_id)
    try:
        number = remind_late_cities(round_, by=person(request).actor)
    except RoundClosed as refusal:
        messages.error(request, refusal.message)
    else:
        if number:
            said = _("Reminders written: %(number)s. Whoever was reminded within a day gets no second letter.")
            messages.success(request, said % {"number": number})
        else:
            said = _("No letter was written: the late cities have no coordinator, or theirs was reminded within a day.")
            messages.info(request, said)
    return redirect("diagnostic:round", round_.id)
