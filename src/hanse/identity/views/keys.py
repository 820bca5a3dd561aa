"""The keys of a person's programs: which there are, a new one, revoking one."""

from datetime import timedelta
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.identity.actions import make_key, revoke_key
from hanse.identity.errors import TooManyKeys
from hanse.identity.forms import KeyForm
from hanse.identity.models import User
from hanse.identity.queries import key_of, keys_of
from hanse.kernel.clock import today


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # the library has no types
def index(request: HttpRequest) -> HttpResponse:
    """All keys, and a form for a new one, whose secret is shown in the answer and never again."""
    user = request.user
    assert isinstance(user, User)
    form, made = KeyForm(request.POST or None, initial={"scope": "read", "days": "90"}), None
    if request.method == "POST" and form.is_valid():
        last_day = today() + timedelta(days=int(form.cleaned_data["days"]))
        try:
            made = make_key(user, name=form.cleaned_data["name"], scope=form.cleaned_data["scope"], expires_on=last_day)
        except TooManyKeys as refusal:
            form.add_error(None, refusal.message)
    return render(request, "identity/keys.html", {"form": form, "keys": keys_of(user), "made": made, "today": today()})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Ask, then make a key void."""
    user = request.user
    assert isinstance(user, User)
    key = key_of(user, key_id)
    if request.method == "GET":
        return render(request, "identity/revoke_key.html", {"key": key})
    revoke_key(key, by=user)
    messages.success(request, _("The key “%(name)s” is void from now on.") % {"name": key.name})
    return redirect("identity:keys")
