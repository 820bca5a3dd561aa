"""Forms of identity."""

from typing import Any
from zoneinfo import available_timezones

import phonenumbers
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hanse.identity.enums import KeyScope, Way
from hanse.identity.models import User
from hanse.kernel.sms.numbers import takes_sms
from hanse.kernel.sms.providers import provider
from hanse.ui.forms import Choice, ChoiceField, EmailField, Form, PasswordField, PhoneField, TextField, YesNoField


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


WAYS = (
    Choice(Way.EMAIL.value, _("By e-mail")),
    Choice(Way.PHONE.value, _("By e-mail, and what is short by SMS"), reveal="phone"),
    Choice(Way.SITE.value, _("On this site alone")),
)
_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def _zones() -> list[Choice]:
    names = sorted(name for name in available_timezones() if name.startswith(_REGIONS) and "/" in name)
    return [Choice(name, name.replace("_", " ")) for name in ("UTC", *names)]


class ReachForm(Form):
    """How a person wants to be reached. An SMS is offered where the site sends any."""

    ways = ChoiceField(label=_("How should new messages come to you?"), choices=WAYS)
    phone = PhoneField(label=_("Mobile number"), hint=_("With the country in front, as in +33 6 12 34 56 78"))
    together = YesNoField(
        label=_("Put several messages of one hour into one e-mail?"),
        hint=_("You then get the first of them up to an hour later. What is urgent comes at once."),
    )
    time_zone = ChoiceField(
        label=_("Your time zone"), hint=_("At night no SMS comes, unless it is urgent."), choices=_zones(), select=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if provider() is None:
            offered = ChoiceField(label=self.fields["ways"].label, choices=[one for one in WAYS if not one.reveal])
            self.fields["ways"] = offered
            del self.fields["phone"]

    @staticmethod
    def of(user: User) -> dict[str, object]:
        """What she has chosen so far."""
        by_phone = user.by_sms and user.phone and provider()
        ways = Way.PHONE if by_phone else Way.EMAIL if user.by_email else Way.SITE
        zone = user.time_zone or settings.TIME_ZONE
        return {"ways": ways.value, "phone": user.phone, "together": user.together, "time_zone": zone}

    def clean_phone(self) -> str:
        try:
            number = phonenumbers.parse(str(self.cleaned_data["phone"]), None)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise ValidationError(_("Enter a telephone number with the country in front, as in +33 6 12 34 56 78."))
        written = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        if not takes_sms(written):
            raise ValidationError(_("No SMS can be sent to this number. Enter your mobile number."))
        return written


class CodeForm(Form):
    """The code that was sent to a number."""

    code = TextField(label=_("Code"), width=10, input_mode="numeric", autocomplete="one-time-code", max_length=20)


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


class EraseForm(Form):
    """Her address, typed, so that nobody erases an account by a slip."""

    email = EmailField(label=_("To go on, type the e-mail address with which you sign in"), autocomplete="off")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        given = str(self.cleaned_data["email"]).strip().lower()
        if given != self.person.email:
            raise ValidationError(gettext("This is not the address with which you sign in."))
        return given
