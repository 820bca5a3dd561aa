"""A circular: for whom, and its words in each language."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.members.enums import Role
from hanse.ui.forms import Choice, ChoiceField, ChoicesField, Form, LongTextField, TextField


class CircularForm(Form):
    """The words in the main language are asked for; those of the others may follow it."""

    roles = ChoicesField(
        label=gettext_lazy("To whom at each member?"), choices=[(one.value, one.label) for one in Role]
    )
    language = ChoiceField(
        label=gettext_lazy("Main language"),
        hint=gettext_lazy("Whoever reads none of the languages in which you write gets this one."),
        choices=[Choice(code, name) for code, name in settings.LANGUAGES],
        select=True,
    )

    def __init__(self, *given: Any, **rest: Any) -> None:
        super().__init__(*given, **rest)
        for code, name in settings.LANGUAGES:
            self.fields[f"subject_{code}"] = TextField(
                label=_("Subject (%(language)s)") % {"language": _(name)},
                required=False,
                says_optional=False,
                max_length=200,
            )
            self.fields[f"body_{code}"] = LongTextField(
                label=_("Text (%(language)s)") % {"language": _(name)},
                required=False,
                says_optional=False,
                max_length=10_000,
                rows=10,
            )

    def pairs(self) -> list[tuple[str, str, Any, Any]]:
        """Code, name and the two fields of each language, the main one first."""
        main = self["language"].value()
        codes = sorted(settings.LANGUAGES, key=lambda one: one[0] != main)
        return [(code, name, self[f"subject_{code}"], self[f"body_{code}"]) for code, name in codes]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        main = cleaned.get("language", "")
        for code, _name in settings.LANGUAGES:
            subject, body = cleaned.get(f"subject_{code}", ""), cleaned.get(f"body_{code}", "")
            if not subject and (body or code == main):
                self.add_error(f"subject_{code}", _("Write a subject in this language."))
            if not body and (subject or code == main):
                self.add_error(f"body_{code}", _("Write a text in this language."))
        return cleaned

    def texts(self) -> dict[str, dict[str, str]]:
        """Language → subject and body, of those in which something was written."""
        said = self.cleaned_data
        found = {code: (said[f"subject_{code}"], said[f"body_{code}"]) for code, _name in settings.LANGUAGES}
        return {code: {"subject": subject, "body": body} for code, (subject, body) in found.items() if subject}


def known(language: str, roles: list[str], texts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the form begins with."""
    said = {f"{part}_{code}": words for code, one in texts.items() for part, words in one.items()}
    return {"language": language, "roles": roles, **said}
