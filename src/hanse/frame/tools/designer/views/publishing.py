"""What is online of a service: offering an earlier version again, and withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hanse.frame.tools.designer.actions.offering import offer_version, withdraw_offer
from hanse.frame.tools.designer.presenters.publishing import online_page
from hanse.frame.tools.designer.views.asking import designing
from hanse.identity.public import person
from hanse.kernel.errors import Conflict, Invalid


@require_http_methods(["GET", "HEAD", "POST"])
@designing
def page(request: HttpRequest, service: str) -> HttpResponseBase:
    asked, words, problem = request.POST.get("do", ""), request.POST.get("words", ""), ""
    if request.method == "POST":
        try:
            if asked == "withdraw":
                withdraw_offer(service, because=words, by=person(request))
                messages.success(request, _("It is withdrawn. Cases that run go on."))
            else:
                version = request.POST.get("version", "")
                offer_version(service, version, because=words, by=person(request))
                messages.success(request, _("Version %(version)s is online again.") % {"version": version})
        except (Invalid, Conflict) as refused:
            problem = refused.message
        else:
            return redirect("designer:online", service)
    context = {"page": online_page(service, get_language() or "en"), "asked": asked, "words": words}
    context |= {"problem": problem, "problems": problem}
    return render(request, "designer/online.html", context, status=422 if problem else 200)
