"""How a language writes numbers, dates and lists (Unicode CLDR)."""

from functools import cache

from babel import Locale, UnknownLocaleError

BRITISH = Locale("en", "GB")


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language code such as "zh-hans"; British English where it is not known."""
    if language == "en":
        return BRITISH
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return BRITISH
