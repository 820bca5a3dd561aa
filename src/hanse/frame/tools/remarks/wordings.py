"""The texts of a service as its readers get them, language by language."""

import re
from collections.abc import Callable, Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.texts import Found, filled_texts, texts_of
from hanse.kernel.texts import Text

type Worded = Callable[[Text], str]
"""A text in one language."""

_SPACE = re.compile(r"\s+")


def languages_of(procedure: Declaration) -> Iterator[tuple[str, Worded]]:
    """Each language that the service speaks, its own first."""
    translations = procedure.translations
    yield translations.default_language, lambda text: text.default
    for language, wordings in translations.languages.items():
        yield language, lambda text, wordings=wordings: wordings.get(text.id, "")  # type: ignore[misc]


def page_texts(procedure: Declaration) -> Found:
    """Those that stand on the pages themselves: not what is sent or printed."""
    elsewhere = {text.id for _place, _part, text in filled_texts(procedure)}
    yield from (found for found in texts_of(procedure) if found[2].id not in elsewhere)


def plain(words: str) -> str:
    """Without what only sets them: as they are heard."""
    return _SPACE.sub(" ", words).strip()


def heard(words: str) -> str:
    """By which two texts are alike to an ear: no capitals, no stop at the end."""
    return plain(words).casefold().rstrip(" .:?!…؟。？！")


def beginning(words: str) -> str:
    short = plain(words)
    return short if len(short) <= 50 else short[:49].rsplit(" ", 1)[0] + " …"
