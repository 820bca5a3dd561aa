"""How a person wants to be reached, and the code that proves a number."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.identity.actions.reach import Pending, change_reach, prove_phone, send_code
from hanse.identity.enums import Way
from hanse.identity.errors import TooManyLetters, WrongCode
from hanse.identity.forms import CodeForm, ReachForm
from hanse.identity.queries import person

PENDING = "phone_to_prove"


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reach(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = ReachForm(request.POST or None, initial=ReachForm.of(user))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by_phone, phone = said["ways"] == Way.PHONE, said.get("phone") or ""
        proved = by_phone and phone == user.phone
        ways = {"by_email": said["ways"] != Way.SITE, "by_sms": proved}
        try:
            pending = send_code(user, phone) if by_phone and not proved else None
        except TooManyLetters as refusal:
            form.add_error("phone", refusal.message)
        else:
            change_reach(user, **ways, together=said["together"], time_zone=said["time_zone"])
            if pending:
                request.session[PENDING] = pending.as_json()
                return redirect("identity:prove_phone")
            messages.success(request, _("Saved."))
            return redirect("identity:profile")
    return render(request, "identity/reach.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """The code that was sent to a number; five wrong ones, and another must be sent."""
    kept = request.session.get(PENDING)
    if not kept:
        return redirect("identity:reach")
    pending, form = Pending(**kept), CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            prove_phone(person(request), pending, form.cleaned_data["code"])
        except WrongCode as refusal:
            request.session[PENDING] = replace(pending, tries=pending.tries + 1).as_json()
            form.add_error("code", refusal.message)
        else:
            del request.session[PENDING]
            messages.success(request, _("The number is yours. From now on short messages come to it."))
            return redirect("identity:profile")
    return render(request, "identity/prove_phone.html", {"form": form, "phone": pending.phone})
