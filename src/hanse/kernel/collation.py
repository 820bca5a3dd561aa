"""Names in the order in which a reader looks for them: the Unicode collation algorithm with the rules of her language.

In English Å stands beside A, in Swedish after Z; accents and case part names only where nothing else does.
"""

from collections.abc import Callable, Iterable
from functools import cache

import icu
from django.utils import translation


def sort_key(name: str) -> bytes:
    """What to compare, for the language that is active."""
    return bytes(_collator(translation.get_language() or "en").getSortKey(name))


def in_order[Thing](things: Iterable[Thing], name: Callable[[Thing], str] = str) -> list[Thing]:
    """Things by their names, in the order of the language that is active; those of one name as they came."""
    return sorted(things, key=lambda one: sort_key(name(one)))


def folded(words: str) -> str:
    """Words as they are looked for: without accents, case and what parts them; Łódź is lodz."""
    return " ".join(str(_folding().transliterate(words)).split())


@cache
def _folding() -> icu.Transliterator:
    return icu.Transliterator.createInstance("NFKD; [:M:] Remove; Latin-ASCII; Lower", icu.UTransDirection.FORWARD)


@cache
def _collator(language: str) -> icu.Collator:
    """A language's rules, by those of CLDR's root where it has none; numbers in names count as numbers.

    Nothing changes a collator once it is made, so that threads may share it.
    """
    made = icu.Collator.createInstance(icu.Locale.forLanguageTag(language))
    made.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return made
