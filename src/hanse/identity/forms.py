"""Forms of identity."""

from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
