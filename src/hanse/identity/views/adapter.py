"""How the sign-in library behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hanse.identity.actions import choose_password, prove_address
from hanse.identity.models import User
from hanse.identity.presenters import device_name
from hanse.identity.queries import person_at
from hanse.kernel import notices
from hanse.kernel.limits import place_of
from hanse.kernel.names import one_line
from hanse.kernel.notices import Recipient
from hanse.ui import formats

VERIFIED = {"true", "1"}
LINKS = {"password_reset_url", "activate_url", "signup_url"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """People come by invitation, unless the site says that anybody may sign up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return bool(settings.OPEN_SIGN_UP)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - the library's signature
        user.email = user.email.lower()
        return super().save_user(request, user, form, commit)

    def set_password(self, user: Any, password: str) -> None:
        """A password changed on its page or by a link; what became void by it is said there."""
        revoked = choose_password(user, password)
        if revoked:
            said = _("These keys for programs are void now: %(names)s. Make new ones where you need them.")
            messages.warning(self.request, said % {"names": formats.listed(revoked)})

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("identity:profile")

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "This e-mail address and this password do not belong together. Try again, "
            "or choose a new password by the link below."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many tries with a wrong password. Wait five minutes, then try again. "
            "Or choose a new password by the link below."
        ),
    }

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for the account and the place from which they come.

        Counted for the account alone, anybody could keep a person out from afar for as long as he likes.
        """
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{place_of(request)}"

    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter of the library, in the language of who gets it, sent by a job.

        Whether there is an account for an address can thus not be told by how long the answer takes.
        """
        user = context.get("user") or person_at(email)
        language = user.language if isinstance(user, User) else get_language() or settings.LANGUAGE_CODE
        if "timestamp" in context:  # where a change of the account came from, as its owner can recognise it
            with translation.override(language):
                context["timestamp"] = formats.moment(context["timestamp"])
                context["user_agent"] = device_name(context.get("user_agent") or "")
        for name in LINKS & context.keys():
            context[name] = translate_url(context[name], language)
        name = user.name if isinstance(user, User) else ""
        site = {"name": settings.SITE_NAME, "domain": get_current_site(self.request).domain}
        with translation.override(language):
            letter = self.render_mail(
                template_prefix, email, context | {"email": email, "name": name, "current_site": site}
            )
        to = Recipient(email, language, name)
        notices.post(template_prefix, to=to, subject=letter.subject, body=letter.body, about=notices.SECRET)


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
        user.email, user.name = user.email.lower(), one_line(data.get("name") or "")[:200]
        return user


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code or passkey is not valid here. Try again.")
    }

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 - the library's signature
        """What a passkey is called that was given no name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}
