"""Partners of the network: for members to see, for the secretariat to keep."""

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
from hanse.cooperation.actions.partner import end_partner, keep_partner
from hanse.cooperation.forms.project import PartnerForm
from hanse.cooperation.presenters.project import partner_line
from hanse.cooperation.queries.projects import partner, partners
from hanse.diagnostic.public import dimensions
from hanse.identity.public import person, viewer_of
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    viewer, titles = viewer_of(request.user), dimensions(get_language() or "en")
    require(rules.may_see_partners, viewer)
    lines = in_order((partner_line(one, viewer, titles) for one in partners()), lambda line: line.name)
    may_keep = rules.may_keep_partners.test(viewer, None)
    return render(request, "cooperation/partners.html", {"lines": lines, "may_keep": may_keep})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, partner_id: UUID | None = None) -> HttpResponse:
    """A new partner, or one that is known; ending it."""
    require(rules.may_keep_partners, viewer_of(request.user))
    found, by = partner(partner_id) if partner_id else None, person(request).actor
    if found is not None and request.POST.get("do") == "end":
        end_partner(found, by=by)
        messages.success(request, _("Saved."))
        return redirect("cooperation:partners")
    known = {name: getattr(found, name) for name in PartnerForm.base_fields} if found else {}
    form = PartnerForm(request.POST or None, initial=known, titles=dimensions(get_language() or "en"))
    if request.method == "POST" and form.is_valid():
        try:
            keep_partner(found, by=by, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect("cooperation:partners")
    shown = {"form": form, "partner": found}
    return render(request, "cooperation/partner.html", shown, status=422 if form.errors else 200)
