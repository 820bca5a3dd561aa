"""Forms of identity."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hanse.identity.enums import KeyScope
from hanse.identity.models import User
from hanse.ui.forms import Choice, ChoiceField, Form, PasswordField, TextField


class AcceptInvitationForm(Form):
    """A name and a first password."""

    name = TextField(label=_("Your name"), autocomplete="name", max_length=200)
    password = PasswordField(
        label=_("Password"), hint=_("At least 12 characters. Three words are easy to keep in mind.")
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        self.person.name = str(self.cleaned_data.get("name", ""))
        try:
            validate_password(password, self.person)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return password


class ProfileForm(Form):
    """What a person says of herself."""

    name = TextField(label=_("Your name"), autocomplete="name", max_length=200)
    language = ChoiceField(
        label=_("Language of letters to you"), choices=[Choice(code, name) for code, name in settings.LANGUAGES]
    )


class KeyForm(Form):
    """A key for a program."""

    name = TextField(
        label=_("Which program will use the key?"), hint=_("For example: register of the town hall"), max_length=100
    )
    scope = ChoiceField(
        label=_("What may the program do?"),
        choices=[Choice(one.value, one.label) for one in KeyScope],
    )
    days = ChoiceField(
        label=_("How long is the key valid?"),
        choices=[Choice("30", _("30 days")), Choice("90", _("90 days")), Choice("365", _("One year"))],
    )


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """The library's form; the passkey is for signing in without a password, unless the person says otherwise."""

    passwordless = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""
