"""Words of the charter, in each language that the network's file gives them."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.kernel.texts import Untranslated


@dataclass(frozen=True, slots=True)
class Words:
    """Language → wording; the first language is the network's own."""

    by_language: Mapping[str, str]

    def __str__(self) -> str:
        return next(iter(self.by_language.values()))

    def in_language(self, language: str) -> str:
        """The wording in a language, or, marked as another's, in the network's own."""
        own = next(iter(self.by_language))
        if language == own:
            return self.by_language[own]
        return self.by_language.get(language) or Untranslated(self.by_language[own], own)
