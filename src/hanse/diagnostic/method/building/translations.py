"""Texts of a framework in its other languages, checked for completeness."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from hanse.diagnostic.method.building.texts import flowed
from hanse.diagnostic.method.problems import FrameworkError
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.texts import Text, Translations
from hanse.kernel.yaml.document import Document, leaves, read_yaml
from hanse.kernel.yaml.problems import DocumentError, Problem
from hanse.kernel.yaml.shape import nearest, shown

FOLDER = "texts"
SHOWN = 5


def translations(source: Files, path: Path, complete: Sequence[str], made: Mapping[str, Text]) -> Translations:
    """The wordings in `texts/<language>.yaml` and `texts/<language>/*.yaml`: message ids, written out or nested.

    `complete` are the languages declared complete, that of the files first.

    Borrowed questions bring theirs along. Noted: an id that the framework does not have or that a language gives twice;
    in a language declared complete, every missing text.
    """
    own, brought = _sheets(path / FOLDER), _brought(source, made)
    languages: dict[str, Mapping[str, str]] = {}
    for language in sorted({*own, *brought}):
        sheets = own.get(language, [])
        documents = [document for sheet in sheets if (document := _read(source, sheet))]
        found = dict(brought.get(language, {}))
        for document in documents:
            declared = language in complete
            found |= _wordings(source, document, made, already=found, declared=declared)
        languages[language] = MappingProxyType(found)
        if language in complete and documents and len(documents) == len(sheets):
            source.problems.extend(_missing(documents[0], language, found, made))
    for number, language in enumerate(complete[1:], start=1):
        if language not in own:
            do = f"Write {FOLDER}/{language}.yaml, or take the language from the list"
            source.fault(("languages", number), f"there are no texts in “{language}”", do=do)
    return Translations(complete[0], MappingProxyType(languages))


def written(path: Path, language: str) -> set[str]:
    """The ids of all texts that a language has or keeps a place for. Raises FrameworkError for what is no YAML."""
    try:
        sheets = [read_yaml(sheet) for sheet in _sheets(path / FOLDER).get(language, [])]
    except DocumentError as error:
        raise FrameworkError(error.problems) from error
    return {".".join(map(str, steps)) for sheet in sheets for steps, _value in leaves(sheet.value)}


def _brought(source: Files, made: Mapping[str, Text]) -> Mapping[str, Mapping[str, str]]:
    """Language → wordings of borrowed questions and of departments, from the files of the lender."""
    loan = source.loan
    if loan is None:
        return {}
    owners = {("question", key) for key in loan.questions}
    mine = {one for one in made if one.startswith("department.") or tuple(one.split(".")[:2]) in owners}
    found: dict[str, dict[str, str]] = {}
    for language, sheets in _sheets(loan.lender / FOLDER).items():
        for document in filter(None, (_read(source, sheet) for sheet in sheets)):
            texts = ((".".join(map(str, steps)), value) for steps, value in leaves(document.value))
            lent = {one: flowed(value) for one, value in texts if one in mine and isinstance(value, str)}
            found.setdefault(language, {}).update(lent)
    return found


def _sheets(folder: Path) -> Mapping[str, list[Path]]:
    """Language → its files, in the order of their names."""
    sheets: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*.yaml")):
        sheets.setdefault(file.stem, []).append(file)
    for file in sorted(folder.glob("*/*.yaml")):
        sheets.setdefault(file.parent.name, []).append(file)
    return sheets


def _read(source: Files, file: Path) -> Document | None:
    try:
        return read_yaml(file)
    except DocumentError as error:
        source.problems.extend(error.problems)
        return None


def _wordings(
    source: Files, document: Document, made: Mapping[str, Text], *, already: Mapping[str, str], declared: bool
) -> dict[str, str]:
    """What a file says. An empty place is a problem in a language declared complete, and nothing at all in others."""
    found: dict[str, str] = {}
    for steps, value in leaves(document.value):
        identity = ".".join(map(str, steps))
        if identity not in made:
            place, do = document.place(steps, key=True), nearest(identity, list(made))
            source.problems.append(Problem(place, f"there is no text “{identity}”", do=do))
        elif value is None:
            if declared:
                found[identity] = ""
                place, do = document.place(steps, key=True), f"Translate {shown(made[identity].default)}"
                source.problems.append(Problem(place, f"“{identity}” is not translated yet", do=do))
        elif not isinstance(value, str) or not value.strip():
            source.problems.append(Problem(document.place(steps), f"must be text, is {shown(value)}", identity))
        elif identity in already:
            place, do = document.place(steps, key=True), "Keep it in one file of the language"
            source.problems.append(Problem(place, f"“{identity}” is given in an earlier file as well", do=do))
        else:
            found[identity] = flowed(value)
    return found


def _missing(
    document: Document, language: str, found: Mapping[str, str], made: Mapping[str, Text]
) -> Iterator[Problem]:
    lacking = [identity for identity in made if identity not in found]
    for identity in lacking:
        what = f"“{language}” is declared complete and has no text “{identity}” ({shown(made[identity].default)})"
        yield Problem(document.place(), what, do="Translate it, or take the language from `languages`")
