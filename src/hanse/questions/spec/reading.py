"""Who reads: a language, the wordings of a questionnaire in it, and the words of the interface around them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hanse.kernel.texts import Text, Translations, Wording

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

FIRST_STRONG, END = "\u2068", "\u2069"
"""Between them words run as the first letter that has a direction says, and as numbers do where none has."""


def in_english(text: Text) -> str:
    return text.default


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns texts into words for one person.

    `translations` hold the questionnaire's own texts; `interface` gives the words of the runner itself
    (problems, headings of the workbook), which are translated with the program and not with the questionnaire.
    """

    language: str = "en"
    translations: Translations = field(default_factory=Translations)
    interface: Callable[[Text], str] = in_english

    def __call__(self, text: Text | None) -> str:
        """The words of one of the questionnaire's texts; no text, no words."""
        return "" if text is None else self.wording(text).text

    def wording(self, text: Text) -> Wording:
        """The words with their language, which differs from the reader's where a translation is missing."""
        return self.translations.wording(text, self.language)

    @property
    def stands_in(self) -> str:
        """The language in which the questionnaire stands where it does not speak the reader's; else empty."""
        own = self.translations.default_language
        return "" if self.language in {own, *self.translations.languages} else own

    @property
    def right_to_left(self) -> bool:
        return self.language.split("-")[0] in RIGHT_TO_LEFT

    def apart(self, words: str) -> str:
        """Words among others that run from the right: a number keeps its own order (Unicode's isolates)."""
        return f"{FIRST_STRONG}{words}{END}" if self.right_to_left else words


ENGLISH = Reader()
