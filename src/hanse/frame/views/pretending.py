"""The page of the provider `local`: it says that no money moves, and asks what the bank would say."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hanse.frame.enums import PaymentState
from hanse.frame.models import PretendedPayment
from hanse.frame.payments.local import Local, choose
from hanse.frame.payments.providers import chosen
from hanse.kernel.errors import NotThere
from hanse.kernel.private import kept_private
from hanse.ui import formats

CHOICES = {
    "paid": PaymentState.PAID,
    "later": PaymentState.PENDING,
    "declined": PaymentState.DECLINED,
    "abandoned": PaymentState.CLOSED,
}


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pretended_id: UUID) -> HttpResponseBase:
    """Whoever has its address has the page, as with any provider. Raises NotThere where the site takes real money."""
    provider = chosen()
    row = PretendedPayment.objects.filter(id=pretended_id).first()
    if row is None or provider is None or provider.key != Local.key:
        raise NotThere(_("There is no such payment here."))
    choice = CHOICES.get(request.POST.get("choice", ""))
    if request.method == "POST" and choice:
        choose(row, choice)
        return redirect(row.back)
    context = {"row": row, "amount": formats.money(row.amount, row.currency)}
    return render(request, "frame/pay/pretended.html", context)
