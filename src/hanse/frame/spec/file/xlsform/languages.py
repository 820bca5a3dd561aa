"""The words of a form in its languages: the default ones into texts, the others into translations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pycountry

from hanse.frame.spec.file.xlsform.sheets import Row
from hanse.kernel.texts import Text, Translations


@dataclass
class Wordings:
    """`language` is the default one. `missing` counts texts that a language does not have: default words stand in."""

    language: str
    others: tuple[str, ...]
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)

    def text(self, identity: str, row: Row, column: str) -> Text | None:
        """The words of a cell; None where there are none in any language."""
        given = {_code(language) or self.language: words for language, words in row.texts.get(column, {}).items()}
        default = given.get(self.language) or next(iter(given.values()), "")
        return self.made(identity, default, given) if default else None

    def made(self, identity: str, default: str, given: Mapping[str, str] | None = None) -> Text:
        for language in self.others:
            found = (given or {}).get(language)
            if found is None:
                self.missing[language] = self.missing.get(language, 0) + 1
            self.words.setdefault(language, {})[identity] = found or default
        return Text(identity, default)

    def translations(self) -> Translations:
        return Translations(self.language, self.words)


def wordings_of(rows: Iterable[Row], default: str) -> Wordings:
    """The languages that the headings name; `default` is the one of the settings, "" where they name none."""
    named = dict.fromkeys(
        _code(language) for row in rows for column in ("label", "hint") for language in row.texts.get(column, {})
    )
    codes = [code for code in named if code]
    first = _code(default) or ("en" if "" in named or not codes else codes[0])
    return Wordings(first, tuple(code for code in codes if code != first))


def _code(language: str) -> str:
    """Two letters for “French”, “fr” or “Français (fr)”; the name as it is where nobody knows it."""
    name = language.strip()
    if name.lower() in {"", "default"}:
        return ""
    if "(" in name:
        name = name.rpartition("(")[2].rstrip(") ")
    found = pycountry.languages.get(alpha_2=name.lower()) if len(name) == 2 else None
    try:
        found = found or pycountry.languages.lookup(name)
    except LookupError:
        return name.lower()
    return str(getattr(found, "alpha_2", found.alpha_3))
