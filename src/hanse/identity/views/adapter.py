"""How the sign-in library behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.identity.actions import prove_address
from hanse.identity.models import User
from hanse.identity.queries import person_at

VERIFIED = {"true", "1"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """People come by invitation, unless the site says that anybody may sign up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return bool(settings.OPEN_SIGN_UP)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - the library's signature
        user.email = user.email.lower()
        return super().save_user(request, user, form, commit)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The library's ways to show once more that it is she, and the provider by which she signs in."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        hers = SocialAccount.objects.filter(user_id=user.pk).values_list("provider", flat=True)
        for provider in SocialAdapter().list_providers(self.request):
            if provider.app.provider_id in hers:
                there = reverse("openid_connect_login", args=[provider.app.provider_id])
                words = _("Sign in with %(name)s") % {"name": provider.name}
                ways.append({"id": provider.app.provider_id, "description": words, "url": there})
        return ways


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A person is known by an address that the provider has verified; any other word of it connects nothing."""

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        for given in sociallogin.email_addresses:
            # Some providers write the word "false", which Python takes for true.
            if str(given.verified).lower() in VERIFIED and (user := person_at(given.email)):
                return user, user.email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ARG002 - the library's call
        if sociallogin._did_authenticate_by_email and sociallogin.user.is_active:
            prove_address(sociallogin.user, provider=sociallogin.account.provider)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.email, user.name = user.email.lower(), " ".join((data.get("name") or "").split())[:200]
        return user


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 - the library's signature
        """What a passkey is called that was given no name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}
