"""Who reads what a command writes: a language of the service, with the interface's words in it, without a site."""

from gettext import translation
from pathlib import Path

from hanse import __file__ as package
from hanse.frame.spec.declaration import Declaration
from hanse.kernel.texts import Text
from hanse.questions.spec.reading import Reader

LOCALE = Path(str(package)).with_name("locale")


def reader_of(procedure: Declaration, language: str = "") -> Reader:
    """Raises ValueError for a language that the service does not speak."""
    translations = procedure.translations
    spoken = (translations.default_language, *translations.languages)
    chosen = language or spoken[0]
    if chosen not in spoken:
        raise ValueError(f"the service does not speak “{chosen}”; it speaks: {', '.join(spoken)}")
    catalogue = translation("django", LOCALE, languages=[chosen.replace("-", "_")], fallback=True)

    def interface(text: Text) -> str:
        return catalogue.pgettext(text.id, text.default)

    return Reader(chosen, translations, interface)
