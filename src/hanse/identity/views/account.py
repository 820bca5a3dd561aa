"""Pages of identity that are not the sign-in library's own."""

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hanse.identity.actions import accept_invitation, change_profile, read_invitation
from hanse.identity.errors import LinkExpired
from hanse.identity.forms import AcceptInvitationForm, ProfileForm
from hanse.identity.models import User
from hanse.identity.queries import mandates_of, person
from hanse.identity.subscriptions import subscription, subscriptions

BACKEND = "hanse.identity.views.backend.SignInBackend"


@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """An invited person gives her name, chooses a password and is signed in."""
    try:
        invited = read_invitation(token)
    except LinkExpired as refusal:
        return render(request, "identity/accept_invitation.html", {"refusal": refusal.message}, status=410)
    form = AcceptInvitationForm(request.POST or None, person=invited, initial={"name": invited.name})
    if request.method == "POST" and form.is_valid():
        user = accept_invitation(token, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
        login(request, user, backend=BACKEND)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(
        request, "identity/accept_invitation.html", {"form": form, "person": invited, "mandates": mandates_of(invited)}
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The person's name and language, her roles, and the way to her security settings."""
    user = request.user
    assert isinstance(user, User)
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        change_profile(user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("identity:profile")
    has_providers = bool(get_adapter(request).list_providers(request))
    letters = [(one, one.comes(user.id)) for one in subscriptions()]
    context = {"form": form, "mandates": mandates_of(user), "has_providers": has_providers, "letters": letters}
    return render(request, "identity/profile.html", context)


@login_required
@require_POST
def subscribe(request: HttpRequest, key: str) -> HttpResponse:
    """Leave letters that somebody may leave, or take them up again: `wants` is yes or no."""
    found = subscription(key)
    if found is None:
        raise Http404
    (found.resume if request.POST.get("wants") == "yes" else found.leave)(person(request).id)
    messages.success(request, _("Saved."))
    return redirect("identity:profile")
