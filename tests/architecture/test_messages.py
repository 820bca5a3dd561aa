"""The interface's texts in other languages: complete where a language is declared complete, and safe to show."""

import re
import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

ROOT = Path(__file__).parents[2]
TRANSLATED = sorted(path.stem for path in (ROOT / "locale").glob("*.po"))
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "Text": ((1, "c"), 2),
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%\{\w+\}|\{\w*\}")


@cache
def catalogue(language: str) -> Catalog:
    """Of a language as its files are called: zh_Hans for zh-hans. Nobody changes it."""
    with (ROOT / "locale" / f"{to_locale(language)}.po").open("rb") as file:
        return read_po(file, locale=to_locale(language))


@cache
def asked_for() -> tuple[tuple[str, str, str | None], ...]:
    """Place, text and context of each message in the sources, by the mappings of pyproject.toml."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    rest = ("pattern", "method")
    options = {one["pattern"]: {key: one[key] for key in one if key not in rest} for one in mappings}
    found = extract_from_dir(str(ROOT / "src"), methods, options, keywords=KEYWORDS)
    return tuple(
        (f"src/{file}:{line}", message if isinstance(message, str) else message[0], context)
        for file, line, message, _comments, context in found
    )


def wordings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_texts_are_asked_for_by_names_that_are_extracted() -> None:
    """Under another name, as `_g`, a text is in no catalogue, and nobody notices."""
    other = re.compile(r"\b[np]?gettext(?:_lazy)? as (?!_\b)\w+")
    assert not [str(path) for path in (ROOT / "src").rglob("*.py") if other.search(path.read_text())]


@pytest.mark.parametrize("language", [code for code in settings.COMPLETE_LANGUAGES if code != "en"])
def test_a_complete_language_lacks_no_text(language: str) -> None:
    known = catalogue(language)
    lacking = []
    for place, text, context in asked_for():
        message = known.get(text, context)
        if message is None or not all(wordings(message)) or message.fuzzy:
            lacking.append(f"{place}: {text}")
    assert not lacking, "make messages, then translate in locale/:\n" + "\n".join(lacking)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_its_placeholders(language: str) -> None:
    for message in catalogue(language):
        if not message.id or not all(wordings(message)):
            continue
        given = message.id if isinstance(message.id, str) else message.id[-1]
        for wording in wordings(message):
            extra = set(PLACEHOLDER.findall(wording)) - set(PLACEHOLDER.findall(given))
            assert not extra, f"{language}: “{wording}” has {extra}, which “{given}” has not"
        assert set(PLACEHOLDER.findall(wordings(message)[-1])) == set(PLACEHOLDER.findall(given)), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_the_package_carries_is_compiled_from_the_catalogue(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    carried = ROOT / "src" / "hanse" / "locale" / language / "LC_MESSAGES" / "django.mo"
    assert carried.read_bytes() == compiled.getvalue(), "make messages compiles it anew"
