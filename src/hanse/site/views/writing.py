"""Writing to the secretariat."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.kernel.limits import Limit
from hanse.site.actions.writing_to import write_to_network
from hanse.site.forms import MessageForm

FROM_ONE_PLACE = Limit("site.write", most=5, within=timedelta(hours=1))
FROM_ALL = Limit("site.write", most=100, within=timedelta(hours=1))
"""Whoever writes from many places at once still floods no mailbox."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A form of three fields. Nothing but how many come from one place keeps machines off, so nobody has a riddle."""
    if not settings.SITE_CONTACT:
        raise Http404
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if FROM_ONE_PLACE.admit(request) and FROM_ALL.admit_of("all"):
            write_to_network(**form.cleaned_data)
            return redirect("site:written")
        form.add_error(None, _("Many messages were sent from here. Try again in an hour, or write an e-mail."))
    return render(request, "site/write.html", {"form": form, "contact": settings.SITE_CONTACT})


@require_safe
def written(request: HttpRequest) -> HttpResponse:
    return render(request, "site/written.html")
