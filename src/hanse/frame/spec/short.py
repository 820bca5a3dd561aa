"""Short texts of messages, and how many parts of an SMS each makes."""

from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.texts import short_texts
from hanse.kernel.places import Place
from hanse.kernel.sms.segments import Segments, for_telephones, segments

MOST_SEGMENTS = 4
"""Every part is paid for, and telephones put no more than a few together again."""

_NUMBER = "2026-000001"
_LINK = "https://services.my-city.example/fr/services/links/" + "0" * 32 + "." + "x" * 43 + "/"
"""As long as they are on a site with an address of common length."""


def lengths_of(procedure: Declaration) -> Iterator[tuple[Place, str, str, Segments]]:
    """Of each short text in each language: its place, its part, the language, and how it would be sent."""
    translations = procedure.translations
    for place, part, text in short_texts(procedure):
        yield place, part, translations.default_language, _length(text.default)
        for language, wordings in translations.languages.items():
            if words := wordings.get(text.id):
                yield place, part, language, _length(words)


def _length(words: str) -> Segments:
    return segments(for_telephones(words).replace("{number}", _NUMBER).replace("{link}", _LINK))
