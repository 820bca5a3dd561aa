"""What a member says of itself, and who may see it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hanse.kernel.collation import folded, in_order
from hanse.members.enums import SPOKEN, Openness, Topic
from hanse.members.presenters.directory import language_names
from hanse.ui.forms import (
    CheckField,
    Choice,
    ChoiceField,
    ChoicesField,
    EmailField,
    Form,
    HiddenVersionField,
    LongTextField,
    TextField,
)

MOST_TOPICS = 6
COMMAS = str.maketrans(dict.fromkeys("،、，", ","))
"""Of Arabic, Japanese and Chinese keyboards."""


class ProfileForm(Form):
    """In one language; the description in the others stays as it is."""

    description = LongTextField(
        label=gettext_lazy("Who you are and what you work on"),
        hint=gettext_lazy("A few sentences for people who do not know you."),
        max_length=1500,
        required=False,
    )
    topics = ChoicesField(
        label=gettext_lazy("Your topics"),
        hint=gettext_lazy("Up to six. Others find you by them."),
        choices=[Choice(one.value, one.label) for one in Topic],
        required=False,
    )
    languages = TextField(
        label=gettext_lazy("In which languages can others write to you?"),
        hint=gettext_lazy("Their names, with commas between them, such as: English, Korean."),
        max_length=200,
        required=False,
    )
    website = TextField(label=gettext_lazy("Website"), max_length=200, required=False, input_mode="url")
    contact = EmailField(
        label=gettext_lazy("E-mail address for others"),
        hint=gettext_lazy("Best one of an office, not of a person."),
        required=False,
        autocomplete="",
    )
    shows_contact = CheckField(label=gettext_lazy("Show this address with the profile"), required=False)
    level = ChoiceField(
        label=gettext_lazy("Who may see all this?"),
        choices=[
            Choice(Openness.PRIVATE.value, Openness.PRIVATE.label),
            Choice(Openness.MEMBERS.value, Openness.MEMBERS.label, gettext_lazy("Their people, once signed in")),
            Choice(Openness.PUBLIC.value, Openness.PUBLIC.label, gettext_lazy("Also search engines")),
        ],
    )
    is_hidden = CheckField(
        label=gettext_lazy("Do not show to everyone that we are a member"),
        hint=gettext_lazy("Name, country, kind of member and since when are then seen by members alone."),
        required=False,
    )

    version = HiddenVersionField(required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        options = self.fields["topics"].options = in_order(  # type: ignore[attr-defined]
            self.fields["topics"].options,  # type: ignore[attr-defined]
            lambda one: str(one.text),
        )
        self.fields["topics"].choices = [(one.value, one.text) for one in options]  # type: ignore[attr-defined]

    def clean_topics(self) -> list[str]:
        topics = list(self.cleaned_data["topics"])
        if len(topics) > MOST_TOPICS:
            words = ngettext("Choose at most %(number)s topic.", "Choose at most %(number)s topics.", MOST_TOPICS)
            raise ValidationError(words % {"number": MOST_TOPICS})
        return topics

    def clean_languages(self) -> list[str]:
        """Codes of the languages that are named in the reader's language, in English, or by their codes."""
        named = {folded(name): code for own in ("en", self.language) for code, name in language_names(SPOKEN, own)}
        codes = []
        for word in str(self.cleaned_data["languages"]).translate(COMMAS).split(","):
            wanted = folded(word)
            code = wanted if wanted in SPOKEN else named.get(wanted, "")
            if wanted and not code:
                raise ValidationError(_("“%(word)s” is not a language that we know.") % {"word": word.strip()})
            if code and code not in codes:
                codes.append(code)
        return codes

    def clean_website(self) -> str:
        given = str(self.cleaned_data["website"])
        if not given:
            return ""
        address = given if "://" in given else f"https://{given}"
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError as error:
            raise ValidationError(_("Write it like www.gumi.go.kr.")) from error
        return address

    def said(self) -> dict[str, Any]:
        """As `change_profile` takes it."""
        given = dict(self.cleaned_data)
        given["seen"] = given.pop("version")
        given["descriptions"] = {self.language: given.pop("description")}
        given["is_listed"] = not given.pop("is_hidden")
        return given
