"""A person's copy of everything that is held on her, and the end of her account."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.actions.erasing import erase_account, export_account
from hanse.identity.forms import EraseForm
from hanse.identity.holdings import own_panels, warnings_for
from hanse.identity.presenters import held_on, kept_after_erasure
from hanse.identity.queries import person


@never_cache
@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What each domain holds, to be read."""
    user = person(request)
    context = {"sections": held_on(user), "panels": own_panels(user, get_language() or "en")}
    return render(request, "identity/own_data.html", context)


@never_cache
@login_required
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same, whole, for programs."""
    written = {"ensure_ascii": False, "indent": 1}
    response = JsonResponse(export_account(person(request)), encoder=DjangoJSONEncoder, json_dumps_params=written)
    response.headers["Content-Disposition"] = 'attachment; filename="everything-about-me.json"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # the library has no types
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes, what stays and who will lack her; once she has typed her address, do it."""
    user = person(request)
    form = EraseForm(request.POST or None, person=user)
    if request.method == "POST" and form.is_valid():
        erase_account(user)
        logout(request)
        return redirect("identity:erased")
    context = {"form": form, "warnings": warnings_for(user), "kept": kept_after_erasure(user)}
    return render(request, "identity/erase.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "identity/erased.html")
