"""Being told by mail of what is new: asking, the page to which letters lead, and the way off, of one click."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hanse.kernel.errors import NotThere
from hanse.kernel.following import TO_CONFIRM, behind
from hanse.kernel.limits import Limit
from hanse.kernel.private import kept_private
from hanse.site.actions.subscribing import ask_to_subscribe, settle_subscription, unsubscribe
from hanse.site.enums import Rhythm
from hanse.site.forms import RhythmForm, SubscribeForm
from hanse.site.models import Subscriber

FROM_ONE_PLACE = Limit("site.subscribe", most=5, within=timedelta(hours=1))
FROM_ALL = Limit("site.subscribe", most=200, within=timedelta(hours=1))
"""Whoever asks from many places at once still writes to few who did not ask."""


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponseBase:
    """An address and a rhythm; whether it is told already, the answer is the same."""
    form = SubscribeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if FROM_ONE_PLACE.admit(request) and FROM_ALL.admit_of("all"):
            given = form.cleaned_data
            ask_to_subscribe(given["email"], rhythm=Rhythm(given["rhythm"]), language=_language())
            return redirect("site:asked_to_subscribe")
        form.add_error(None, _("Several letters were asked for from here. Try again in an hour."))
    return render(request, "site/subscribe.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def asked(request: HttpRequest) -> HttpResponseBase:
    return render(request, "site/asked_to_subscribe.html", {"days": TO_CONFIRM.days})


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the letters lead: to confirm, and to change it later. Opening it changes nothing: previews open it too."""
    found = behind(Subscriber.objects.all(), token)
    if found is None:
        raise NotThere(_("This link leads nowhere any more. You follow nothing by it."))
    wish = request.GET.get("rhythm", "")
    form = RhythmForm(request.POST or None, initial={"rhythm": wish if wish in Rhythm.values else found.rhythm})
    if request.method == "POST" and form.is_valid():
        settle_subscription(found, rhythm=Rhythm(form.cleaned_data["rhythm"]), language=_language())
        messages.success(request, _("We write to %s when something is new.") % found.email)
        return redirect("site:subscription", token)
    return render(request, "site/subscription.html", {"form": form, "found": found, "token": token})


@csrf_exempt  # a mail program sends it, with no cookie; whoever has the link has the right
@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """The end of it: by the button of a mail program (RFC 8058), or by that of this page."""
    found = behind(Subscriber.objects.all(), token)
    if found is not None and request.method == "POST":
        unsubscribe(found)
        found = None
    return render(request, "site/unsubscribe.html", {"found": found})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
