"""The words of a form in its languages: the default ones into texts, the others into translations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pycountry

from hanse.frame.spec.file.xlsform.sheets import Row
from hanse.kernel.texts import Text, Translations

OWN: Mapping[str, Mapping[str, str]] = {
    "What is decided, and why?": {"fr": "Qu’est-il décidé, et pourquoi ?"},
    "Office": {"fr": "Service"},
    "Received": {"fr": "Reçue"},
    "Decided": {"fr": "Décidée"},
    "Decide": {"fr": "Décider"},
    "Check this answer.": {"fr": "Vérifiez cette réponse."},
    "Your answers": {"fr": "Vos réponses"},
    "More questions": {"fr": "Autres questions"},
    "Choose one that goes with your earlier answers.": {"fr": "Choisissez ce qui va avec vos réponses précédentes."},
}
"""What a form does not say and a service must, in English and in the languages that we have it in."""


@dataclass
class Wordings:
    """`language` is the default one. `missing`: language → ids of texts that it lacks; others stand for them."""

    language: str
    others: tuple[str, ...]
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)

    def text(self, identity: str, row: Row, column: str) -> Text | None:
        """The words of a cell; None where there are none in any language."""
        return self.joined(identity, [row], column)

    def joined(self, identity: str, rows: Sequence[Row], column: str) -> Text | None:
        """The words of the cells of several rows, one after another; None where there are none in any language."""
        each = [given for row in rows if (given := self._given(row, column))]
        default = " ".join(one.get(self.language) or next(iter(one.values())) for one in each)
        shared = [language for language in self.others if all(language in one for one in each)]
        given = {language: " ".join(one[language] for one in each) for language in shared}
        return self.made(identity, default, given) if each else None

    def _given(self, row: Row, column: str) -> Mapping[str, str]:
        return {_code(language) or self.language: words for language, words in row.texts.get(column, {}).items()}

    def made(self, identity: str, default: str, given: Mapping[str, str] | None = None) -> Text:
        for language in self.others:
            found = (given or {}).get(language)
            if found is None:
                self.missing.setdefault(language, []).append(identity)
            self.words.setdefault(language, {})[identity] = found or default
        return Text(identity, default)

    def own(self, identity: str, words: str) -> Text:
        """A text that no form has, such as the title of a state, in the languages that we know it in."""
        given = {"en": words, **OWN.get(words, {})}
        if self.language not in given:
            self.missing.setdefault(self.language, []).append(identity)
        return self.made(identity, given.get(self.language, words), given)

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
