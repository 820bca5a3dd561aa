"""All payments of the services whose money a person handles: where provider and we disagree, and a file of all."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.documents import payments_csv
from hanse.frame.enums import Source
from hanse.frame.errors import ProviderDown, ProviderRefused
from hanse.frame.models import Payment
from hanse.frame.presenters.office_payments import payment_lines, refund_lines
from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.queries.payments import disagreements, open_refunds, payments_for
from hanse.frame.rules import works_in_an_office
from hanse.frame.views.asking import money_services
from hanse.identity.public import viewer_of
from hanse.kernel.days import day_typed
from hanse.kernel.errors import NotAllowed, NotThere
from hanse.kernel.rights import require

MOST = 100
"""Of what people have to look at, as many as can be worked off; the rest come up after them."""


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    services, (since, until) = _services(request), _days(request)
    found = payments_for(services, since=since, until=until).prefetch_related("refunds")
    page = CutOff(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "wrong": payment_lines(disagreements(services).prefetch_related("refunds")[:MOST]),
        "refunds": refund_lines(open_refunds(services)[:MOST]),
        "lines": payment_lines(page),
        "page": page,
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
    }
    return render(request, "frame/office/reconciling.html", context)


@login_required
@never_cache
@require_safe
def file(request: HttpRequest) -> HttpResponseBase:
    since, until = _days(request)
    lines = payments_csv(payments_for(_services(request), since=since, until=until))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="payments.csv"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_POST
def ask(request: HttpRequest, payment_id: UUID) -> HttpResponseBase:
    """Ask the provider how a payment stands now."""
    row = Payment.objects.filter(id=payment_id, service__in=_services(request)).first()
    if row is None:
        raise NotThere(_("There is no such payment here."))
    try:
        ask_provider(row, Source.OFFICE)
    except (ProviderDown, ProviderRefused) as refused:
        messages.info(request, refused.message)
    else:
        messages.success(request, _("The provider has answered: this is how it stands."))
    return redirect("frame:office_payments")


def _services(request: HttpRequest) -> Collection[str]:
    require(works_in_an_office, viewer_of(request.user))
    found = money_services(request)
    if not found:
        raise NotAllowed(_("Your office handles no money of a service."))
    return found


def _days(request: HttpRequest) -> tuple[date | None, date | None]:
    since, until = (day_typed(request.GET.get(name, "")) for name in ("since", "until"))
    return since, until
