"""Texts of a framework, or of the library of solutions, in a reader's language."""

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.solutions import Library
from hanse.kernel.texts import Text


class Speaker:
    """Texts of one of them in one language; `fell_back` once another language had to stand in."""

    def __init__(self, scheme: Framework | Library, language: str) -> None:
        self.translations, self.language = scheme.translations, language
        self.fell_back = False

    def __call__(self, text: Text | None) -> str:
        if text is None:
            return ""
        wording = self.translations.wording(text, self.language)
        self.fell_back |= not wording.translated
        return wording.text
