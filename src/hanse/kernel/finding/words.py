"""Words as PostgreSQL keeps them: by their stems where it has a dictionary of the language."""

import re
import unicodedata

CONFIGURATIONS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_MARK = re.compile("[\u0300-\u036f]")


def configuration(language: str) -> str:
    """PostgreSQL's own dictionary for a language: words by their stems; `simple` where it has none."""
    return CONFIGURATIONS.get(language, "simple")


def plain(text: str) -> str:
    """Without the accents of Latin letters, which many people do not type."""
    return unicodedata.normalize("NFC", _MARK.sub("", unicodedata.normalize("NFD", text)))
