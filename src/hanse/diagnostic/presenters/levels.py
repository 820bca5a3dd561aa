"""The names of a framework's levels."""

from hanse.diagnostic.engine.model.framework import Framework


def level_names(scheme: Framework, language: str) -> list[str]:
    """The levels' names in a language, the lowest first; none where the framework has no levels."""
    ladder = next(iter(scheme.ladders.values()), None)
    return [scheme.translations.wording(level.name, language).text for level in ladder.levels] if ladder else []
