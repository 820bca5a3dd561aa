"""The network for its members: who stands where, of those who share it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.presenters.network import network_page
from hanse.diagnostic.queries.rounds import latest_with_results
from hanse.identity.public import viewer_of
from hanse.kernel.rights import require


@never_cache
@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Map and list of the shared results of the latest round that has any."""
    require(rules.may_see_network, viewer_of(request.user))
    round_ = latest_with_results()
    language = get_language() or "en"
    page = network_page(round_, language, title=_("Levels of the cities that share their results")) if round_ else None
    return render(request, "diagnostic/network.html", {"page": page})
