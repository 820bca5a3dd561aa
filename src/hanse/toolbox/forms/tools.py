"""What the secretariat says of a tool, and what a member asks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.toolbox.actions.content import TEXTS
from hanse.toolbox.actions.tool import KINDS, Description
from hanse.toolbox.models import Tool
from hanse.toolbox.presenters.tools import open_to_choices
from hanse.ui.forms import (
    CheckField,
    Choice,
    ChoiceField,
    ChoicesField,
    FileField,
    Form,
    LongTextField,
    NumberField,
    TextField,
)

LANGUAGES = [Choice(code, name) for code, name in settings.LANGUAGES]


class ToolForm(Form):
    """A tool; the texts of the main language are asked for, those of the others may follow."""

    key = TextField(
        label=gettext_lazy("Address"),
        hint=gettext_lazy("The last part of its address: small letters, digits and hyphens."),
        max_length=60,
        width=20,
    )
    language = ChoiceField(
        label=gettext_lazy("Main language"),
        hint=gettext_lazy("Whoever reads none of the languages in which you write gets this one."),
        choices=LANGUAGES,
        select=True,
    )
    languages = ChoicesField(
        label=gettext_lazy("Which languages does the tool itself speak?"), choices=LANGUAGES, required=False
    )
    start = TextField(
        label=gettext_lazy("Where do people begin?"),
        hint=gettext_lazy("An address with https://, or a page of this site that begins with a slash: /work/"),
        required=False,
        max_length=500,
    )
    place = NumberField(
        label=gettext_lazy("Place in the list"), hint=gettext_lazy("Small numbers come first."), initial=100, width=4
    )
    shown = CheckField(label=gettext_lazy("Show it in the catalogue"), required=False, initial=True)

    def __init__(self, *given: Any, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.fields["open_to"] = ChoiceField(label=_("Who may use it?"), choices=open_to_choices())
        labels = {
            "name": _("Name"),
            "summary": _("In one sentence"),
            "about": _("What it is"),
            "begin": _("How to begin"),
        }
        for code, _name in settings.LANGUAGES:
            for part, label in labels.items():
                short = part in {"name", "summary"}
                kind: Any = TextField if short else LongTextField
                most = 200 if part == "name" else 400 if short else 8000
                self.fields[f"{part}_{code}"] = kind(label=label, required=False, says_optional=False, max_length=most)

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The name of each language with its fields, the main one first."""
        main = self["language"].value()
        codes = sorted(settings.LANGUAGES, key=lambda one: one[0] != main)
        return [(name, [self[f"{part}_{code}"] for part in TEXTS]) for code, name in codes]

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if not key.replace("-", "").isalnum() or not key.isascii() or key != key.lower():
            raise ValidationError(_("Use small letters, digits and hyphens alone, like: learning-material"))
        return key

    def clean_start(self) -> str:
        start = str(self.cleaned_data["start"])
        inside = start.startswith("/") and not start.startswith("//") and len(start) > 1
        if start and not inside and not start.startswith(("https://", "http://")):
            raise ValidationError(_("Begin with https://, or with a slash for a page of this site."))
        return start

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        main = cleaned.get("language", "")
        for code, _name in settings.LANGUAGES:
            written = any(cleaned.get(f"{part}_{code}") for part in TEXTS)
            for part in ("name", "summary"):
                if (written or code == main) and not cleaned.get(f"{part}_{code}"):
                    self.add_error(
                        f"{part}_{code}", _("Write this in every language that you use, and in the main one.")
                    )
        return cleaned

    def described(self, key: str = "") -> Description:
        """What was said; a tool that is there keeps its key."""
        said = self.cleaned_data
        texts = {
            code: {part: str(said[f"{part}_{code}"]) for part in TEXTS}
            for code, _name in settings.LANGUAGES
            if said[f"name_{code}"]
        }
        return Description(
            key=key or said["key"],
            language=said["language"],
            texts=texts,
            open_to=said["open_to"],
            languages=tuple(said["languages"]),
            start=said["start"],
            place=int(said["place"]),
            shown=said["shown"],
        )


def known(tool: Tool) -> dict[str, Any]:
    """What the form of a tool begins with."""
    own = ("key", "language", "languages", "start", "place", "shown", "open_to")
    said = {f"{part}_{code}": words for code, one in tool.texts.items() for part, words in one.items()}
    return {**{name: getattr(tool, name) for name in own}, **said}


class DocumentForm(Form):
    """A file about a tool."""

    title = TextField(label=gettext_lazy("What is it called?"), max_length=200)
    file = FileField(
        label=gettext_lazy("File"), endings=[end for kind in KINDS for end in kind.endings], max_bytes=20_000_000
    )


class SupportForm(Form):
    """What a member needs; of several members that somebody works for, one asks."""

    words = LongTextField(
        label=gettext_lazy("What do you need help with?"),
        hint=gettext_lazy("Say what you want to do, and where you are stuck. The secretariat reads it."),
        max_length=4000,
        rows=6,
    )

    def __init__(self, *given: Any, members: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*given, **rest)
        if len(members) > 1:
            self.fields["party"] = ChoiceField(label=_("For which member do you ask?"), choices=members, select=True)


class AnswerForm(Form):
    """What the secretariat answers."""

    answer = LongTextField(
        label=gettext_lazy("Answer"),
        hint=gettext_lazy("It goes by e-mail to the person who asked, and stays here."),
        max_length=8000,
        rows=8,
    )
