"""Texts of declarations: a message id, a default wording and a note for the translator. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Self


@dataclass(frozen=True, slots=True)
class Text:
    """A wording in the declaration's own language, under an id by which translations find it."""

    id: str
    default: str
    note: str = ""

    def __str__(self) -> str:
        return self.default


class Untranslated(str):
    """Words in another language than the reader's. A page marks them, for eyes, ears and the direction of reading.

    Jinja and Django ask for `__html__`; a file, a picture or an attribute gets the words alone (`str`, `striptags`).
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: str, language: str) -> Self:
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __html__(self) -> str:
        return f'<span class="hanse-untranslated" lang="{escape(self.language)}" dir="auto">{escape(self)}</span>'


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as shown to a reader; `translated` is false where the default language stands in for a missing one."""

    text: str
    language: str
    translated: bool = True

    def __str__(self) -> str:
        return self.text  # as it is: an untranslated one stays marked


@dataclass(frozen=True, slots=True)
class Translations:
    """The wordings of one declaration in its languages: language → message id → text."""

    default_language: str = "en"
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def wording(self, text: Text, language: str) -> Wording:
        """The text in `language`, or visibly in the default language where no translation exists."""
        if language == self.default_language:
            return Wording(text.default, language)
        translated = self.languages.get(language, {}).get(text.id)
        if translated:
            return Wording(translated, language)
        words = Untranslated(text.default, self.default_language)
        return Wording(words, self.default_language, translated=False)
