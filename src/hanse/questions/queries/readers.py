from django.utils import translation
from django.utils.translation import pgettext

from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.reading import Reader


def reader_in(language: str, translations: Translations | None = None) -> Reader:
    """A reader whose interface speaks the program's translations (gettext, with the text's id as context)."""

    def said(text: Text) -> str:
        if translation.get_language() == language:
            return pgettext(text.id, text.default)
        with translation.override(language):
            return pgettext(text.id, text.default)

    return Reader(language, translations or Translations(), said)
