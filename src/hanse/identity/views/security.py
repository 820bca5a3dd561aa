"""Pages of sign-in and of the account's security where the library's lack something that we show."""

from http import HTTPStatus
from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.views import ConnectionsView
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hanse.identity.presenters import device_of

WAIT_S = 300


class SignIn(LoginView):  # type: ignore[misc]  # the library has no types
    """Sign-in, with the providers of identities that the site names."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = {"providers": get_adapter().list_providers(self.request), "open": settings.OPEN_SIGN_UP}
        return context | own

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """After too many tries the answer says so to programs too, and when another is worth while."""
        answer: HttpResponse = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts"):
            answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
            answer.headers["Retry-After"] = str(WAIT_S)
        return answer


class Connections(ConnectionsView):  # type: ignore[misc]
    """The providers with which a person signs in, and those that she may connect."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = list(SocialAccount.objects.filter(user=self.request.user))
        connected = {account.provider for account in accounts}
        providers = [one for one in get_adapter().list_providers(self.request) if one.sub_id not in connected]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"accounts": accounts, "providers": providers}


class Sessions(ListUserSessionsView):  # type: ignore[misc]
    """Where a person is signed in; one session ends at a press, or all others together."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["devices"] = [device_of(session) for session in context["sessions"]]
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("session")
        if chosen is None:
            everywhere_else: HttpResponse = super().post(request, *args, **kwargs)
            return everywhere_else
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < 20:
            end_sessions(request, list(UserSession.objects.filter(user=request.user, pk=int(chosen))))
        messages.success(request, _("That device is signed out."))
        return redirect("usersessions_list")
