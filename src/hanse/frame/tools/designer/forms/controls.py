"""How one line of a block is asked: which field carries it, what stands in it, and what it makes of the answer.

A draft may hold anything, so nothing is refused here: what does not fit is kept as it was typed, and the checks say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _
from ruamel.yaml import YAML

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing.parts import words_of
from hanse.frame.tools.designer.editing.splicing import whole
from hanse.kernel.yaml.document import parse_yaml
from hanse.kernel.yaml.problems import DocumentError
from hanse.ui.forms import Choice, ChoiceField, ChoicesField, LongTextField, TextField, UiField

NOTHING = object()
"""The line goes."""
CODE = {"dir": "ltr", "spellcheck": "false", "autocapitalize": "none", "autocomplete": "off"}
LONG = 70


@dataclass(frozen=True, kw_only=True)
class Control:
    """One line. `more` stands under “more”, since few need it."""

    name: str
    label: str
    hint: str
    value: Plain
    required: bool = False
    more: bool = False
    template = "field"

    def fields(self) -> Mapping[str, UiField]:
        return {self.name: self._field()}

    def initial(self) -> Mapping[str, object]:
        return {self.name: "" if self.value is None else self.value}

    def is_in(self, sent: Mapping[str, Any]) -> bool:
        """Whether it was asked at all; what was not stays as it is."""
        return self.name in sent

    def read(self, given: Mapping[str, Any]) -> Plain:
        """The value of what was typed; NOTHING where the line goes."""
        words = str(given.get(self.name) or "").strip()
        return words or NOTHING

    def _field(self) -> UiField:
        return TextField(**self._about(), inside=CODE)

    def _about(self) -> dict[str, Any]:
        return {"label": self.label, "hint": self.hint, "required": False, "says_optional": not self.required}


@dataclass(frozen=True, kw_only=True)
class Expression(Control):
    """FEEL, over as many lines as it has."""

    def _field(self) -> UiField:
        return LongTextField(**self._about(), rows=max(2, str(self.value or "").count("\n") + 1), inside=CODE)


@dataclass(frozen=True, kw_only=True)
class NumberLine(Control):
    """A number stays one; other words stay words."""

    def read(self, given: Mapping[str, Any]) -> Plain:
        words = str(given.get(self.name) or "").strip()
        return number_or_words(words) if words else NOTHING

    def _field(self) -> UiField:
        return TextField(**self._about(), width=10, input_mode="decimal")


@dataclass(frozen=True, kw_only=True)
class Truth(Control):
    """Yes, no, or what holds where nothing is said."""

    default: bool = False

    def _field(self) -> UiField:
        return ChoiceField(**self._about(), choices=[("true", _("Yes")), ("false", _("No"))], inline=True)

    def initial(self) -> Mapping[str, object]:
        value = self.default if self.value is None else self.value
        return {self.name: str(value).lower()}

    def read(self, given: Mapping[str, Any]) -> Plain:
        chosen = {"true": True, "false": False}.get(str(given.get(self.name)))
        return NOTHING if chosen is None or (chosen == self.default and self.value is None) else chosen


@dataclass(frozen=True, kw_only=True)
class OneOfThem(Control):
    """One of some words, or of the keys of parts; what stands there stays to be chosen though it is none of them."""

    options: Mapping[str, str]

    def _field(self) -> UiField:
        return ChoiceField(**self._about(), choices=_choices(self.options, [self.value]), select=True)

    def initial(self) -> Mapping[str, object]:
        return {self.name: str(self.value if self.value is not None else "")}


@dataclass(frozen=True, kw_only=True)
class SomeOfThem(Control):
    """Several; in the order that they have, new ones after them."""

    options: Mapping[str, str]

    def is_in(self, sent: Mapping[str, Any]) -> bool:
        """Browsers say nothing of boxes of which none is ticked."""
        del sent
        return True

    def _field(self) -> UiField:
        return ChoicesField(**self._about(), choices=_choices(self.options, self._chosen()))

    def initial(self) -> Mapping[str, object]:
        return {self.name: self._chosen()}

    def read(self, given: Mapping[str, Any]) -> Plain:
        wanted = list(given.get(self.name) or ())
        kept = [one for one in self._chosen() if one in wanted]
        return [*kept, *(one for one in wanted if one not in kept)] or NOTHING

    def _chosen(self) -> list[str]:
        return [str(one) for one in self.value] if isinstance(self.value, list) else []


@dataclass(frozen=True, kw_only=True)
class Listed(Control):
    """Words, one a line."""

    def _field(self) -> UiField:
        about = self._about() | {"hint": " ".join(filter(None, [self.hint, _("One on each line.")]))}
        return LongTextField(**about, rows=3, inside=CODE)

    def initial(self) -> Mapping[str, object]:
        entries = self.value if isinstance(self.value, list) else []
        return {self.name: "\n".join(map(str, entries))}

    def read(self, given: Mapping[str, Any]) -> Plain:
        return [one.strip() for one in str(given.get(self.name) or "").splitlines() if one.strip()] or NOTHING


@dataclass(frozen=True, kw_only=True)
class Worded(Control):
    """A text, with its words in each further language beside it."""

    languages: Mapping[str, tuple[str, bool]]
    """Language → its name, and whether it is written from the right."""
    language: tuple[str, bool] = ("en", False)
    words: Mapping[str, str] = field(default_factory=dict)
    template = "worded"

    @property
    def tongues(self) -> list[str]:
        return [f"{self.name}@{one}" for one in self.languages]

    def fields(self) -> Mapping[str, UiField]:
        code, rtl = self.language
        made = {self.name: self._box(self.label, self.hint, code, rtl=rtl)}
        for language, (name, right) in self.languages.items():
            made[f"{self.name}@{language}"] = self._box(f"{self.label}: {name}", "", language, rtl=right, small=True)
        return made

    def _box(self, label: str, hint: str, language: str, *, rtl: bool, small: bool = False) -> UiField:
        inside = {"lang": language, "dir": "rtl" if rtl else "ltr"}
        about = self._about() | {
            "label": label,
            "hint": hint,
            "inside": inside,
            "says_optional": not small and not self.required,
        }
        words = words_of(self.value)
        if len(words) > LONG or "\n" in words or self.name in {"body", "statement", "summary", "intro"}:
            return LongTextField(**about, rows=max(3, len(words) // 70 + words.count("\n") + 1), strip=False)
        return TextField(**about)

    def initial(self) -> Mapping[str, object]:
        return {self.name: words_of(self.value), **{f"{self.name}@{one}": text for one, text in self.words.items()}}

    def read(self, given: Mapping[str, Any]) -> Plain:
        words = str(given.get(self.name) or "").replace("\r\n", "\n")
        if isinstance(self.value, dict):
            return {**self.value, "text": words} if words.strip() else NOTHING
        return words if words.strip() else NOTHING

    def translated(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Language → words."""
        return {one: str(given.get(f"{self.name}@{one}") or "").replace("\r\n", "\n") for one in self.languages}


@dataclass(frozen=True, kw_only=True)
class AsYaml(Control):
    """What has no other form, or stands in the file in a shape that it should not have: as the file has it."""

    def _field(self) -> UiField:
        return LongTextField(**self._about(), rows=4, strip=False, inside=CODE)

    def initial(self) -> Mapping[str, object]:
        return {self.name: in_yaml(self.value)}

    def read(self, given: Mapping[str, Any]) -> Plain:
        text = str(given.get(self.name) or "").replace("\r\n", "\n")
        if text.strip() == in_yaml(self.value).strip():
            return NOTHING if self.value is None else self.value
        try:
            value = parse_yaml(text, self.name).value
        except DocumentError:
            return text
        return NOTHING if value is None else value


def in_yaml(value: Plain) -> str:
    if value is None or value in ({}, []):
        return ""
    if isinstance(value, dict | list):
        return whole(value)
    out = StringIO()
    YAML().dump(value, out)
    return out.getvalue().removesuffix("...\n").rstrip("\n")


def number_or_words(words: str) -> Plain:
    """A number where it is one in plain digits."""
    for kind in (int, float):
        try:
            value = kind(words)
        except ValueError:
            continue
        if str(value) == words:
            return value
    return words


def _choices(options: Mapping[str, str], chosen: Sequence[Plain]) -> list[Choice]:
    known = [Choice(key, f"{words} ({key})" if words and words != key else key) for key, words in options.items()]
    strange = [str(one) for one in chosen if one is not None and str(one) not in options and str(one)]
    return [*known, *(Choice(one, _("%(key)s – there is no such part") % {"key": one}) for one in strange)]
