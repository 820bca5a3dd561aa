"""Texts of a framework in its other languages, checked for completeness."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from hanse.diagnostic.engine.model.framework import Head
from hanse.diagnostic.method.problems import FrameworkError, Problem
from hanse.diagnostic.method.reading.document import Document, Steps, read_yaml
from hanse.diagnostic.method.reading.files import Files
from hanse.diagnostic.method.reading.shape import nearest, shown
from hanse.kernel.texts import Text, Translations

FOLDER = "texts"
SHOWN = 5


def translations(source: Files, path: Path, head: Head, made: Mapping[str, Text]) -> Translations:
    """The wordings in `texts/<language>.yaml`: message ids, written out or nested, and their texts.

    Noted: an id that the framework does not have; in a language that the head declares complete, every missing text.
    """
    files = sorted((path / FOLDER).glob("*.yaml")) if path.is_dir() else []
    languages: dict[str, Mapping[str, str]] = {}
    for file in files:
        try:
            document = read_yaml(file)
        except FrameworkError as error:
            source.problems.extend(error.problems)
            continue
        found = dict(_wordings(source, document, made))
        languages[file.stem] = MappingProxyType(found)
        if file.stem in head.languages:
            source.problems.extend(_missing(document, file.stem, found, made))
    for number, language in enumerate(head.languages[1:], start=1):
        if language not in languages:
            do = f"Write {FOLDER}/{language}.yaml, or take the language from the list"
            source.fault(("languages", number), f"there are no texts in “{language}”", do=do)
    return Translations(head.languages[0], MappingProxyType(languages))


def _wordings(source: Files, document: Document, made: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    for steps, value in _leaves(document.value, ()):
        identity = ".".join(map(str, steps))
        if identity not in made:
            place, do = document.place(steps, key=True), nearest(identity, list(made))
            source.problems.append(Problem(place, f"the framework has no text “{identity}”", do=do))
        elif not isinstance(value, str) or not value.strip():
            source.problems.append(Problem(document.place(steps), f"must be text, is {shown(value)}", identity))
        else:
            yield identity, " ".join(value.split()) if "\n\n" not in value else value.strip()


def _leaves(value: object, steps: Steps) -> Iterator[tuple[Steps, object]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*steps, str(key)))
    elif steps:
        yield steps, value


def _missing(
    document: Document, language: str, found: Mapping[str, str], made: Mapping[str, Text]
) -> Iterator[Problem]:
    lacking = [identity for identity in made if identity not in found]
    for identity in lacking:
        what = f"“{language}” is declared complete and has no text “{identity}” ({shown(made[identity].default)})"
        yield Problem(document.place(), what, do="Translate it, or take the language from `languages`")
