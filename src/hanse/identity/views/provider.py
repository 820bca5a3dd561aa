"""Sign-in with a provider of identities (OpenID Connect): the way there, and the way back."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect import views as library
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

LANGUAGE_KEPT_S = 600


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Ask, then lead on to the provider.

    The page in between leads there by itself. A form that was sent may not be answered by another site: that is what
    our content policy says, and a provider may pass people on to sites that no policy of ours can name.
    """
    provider = _provider(request, provider_id)
    process = AuthProcess.CONNECT if request.GET.get("process") == AuthProcess.CONNECT else AuthProcess.LOGIN
    if request.method == "GET":
        return render(request, "identity/to_provider.html", {"provider": provider, "process": process})
    try:
        leading = provider.redirect(request, process, next_url=get_next_redirect_url(request))
    except (RequestException, KeyError) as error:
        # The provider is down, or does not describe itself as OpenID Connect does.
        return _failed(request, provider, error)
    page = render(request, "identity/leaving.html", {"provider": provider, "address": leading.headers["Location"]})
    _keep_language(page)
    return page


@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the provider says of the person; every failure ends on the library's page of failures."""
    provider = _provider(request, provider_id)
    try:
        answer: HttpResponse = library.callback(request, provider_id)
    except (KeyError, ValueError) as error:
        return _failed(request, provider, error)
    return answer


def _failed(request: HttpRequest, provider: Any, error: Exception) -> HttpResponse:
    page: HttpResponse = render_authentication_error(request, provider, exception=error)
    return page


def _provider(request: HttpRequest, provider_id: str) -> Any:
    try:
        return get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error


def _keep_language(response: HttpResponse) -> None:
    """The way back has no language in its address."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        get_language(),
        max_age=LANGUAGE_KEPT_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
