"""Read a procedure from its folder: procedure.yaml, and texts/<language>.yaml for each further language."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.faults import Fault, ProcedureError
from hanse.frame.spec.file.forms.base import Found, Spot
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.languages import wordings
from hanse.frame.spec.file.schema import validator
from hanse.frame.spec.file.wording import way_in_words
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.places import Place
from hanse.kernel.texts import Translations
from hanse.kernel.yaml.document import Document, parse_yaml
from hanse.kernel.yaml.problems import DocumentError
from hanse.kernel.yaml.shape import misshapes

HEAD = "procedure.yaml"
TEXTS = "texts"


def read_procedure(path: Path, *, outcomes: Mapping[str, Outcome] | None = None) -> Procedure:
    """The procedure in a folder, or in its procedure.yaml; `outcomes` are the callables that its steps name.

    Raises ProcedureError with every fault, each with file, line and column.
    """
    folder = path if path.is_dir() else path.parent
    head = path / HEAD if path.is_dir() else path
    if not head.is_file():
        message = f"there is no {head.name}. Give the folder of a service, in which a {HEAD} lies."
        raise ProcedureError(folder.name, (Fault(Place(str(path)), "", message),))
    sheets = [*sorted((folder / TEXTS).glob("*.yaml")), *sorted((folder / TEXTS).glob("*/*.yaml"))]
    contents = {file: _contents(file) for file in (head, *sheets)}
    texts = [(language_of(str(file.relative_to(folder))), str(file), contents[file]) for file in sheets]
    return parse_procedure(contents[head], str(head), texts=texts, outcomes=outcomes)


def parse_files(files: Mapping[str, str], *, outcomes: Mapping[str, Outcome] | None = None) -> Procedure:
    """The procedure in the texts of files, by the names that they have in its folder. Raises ProcedureError."""
    if HEAD not in files:
        message = f"there is no {HEAD}. It is the file in which a service begins."
        raise ProcedureError(HEAD, (Fault(Place(HEAD), "", message),))
    texts = [(language_of(name), name, files[name]) for name in sorted(files) if name != HEAD]
    return parse_procedure(files[HEAD], texts=texts, outcomes=outcomes)


def language_of(name: str) -> str:
    """The language of a sheet, by its name in the folder: texts/fr.yaml, or texts/fr/letters.yaml."""
    return Path(name).parts[1].removesuffix(".yaml")


def parse_procedure(
    text: str,
    file: str = HEAD,
    *,
    texts: list[tuple[str, str, str]] | None = None,
    outcomes: Mapping[str, Outcome] | None = None,
) -> Procedure:
    """The procedure in `text`; `texts` are language, file name and content of each sheet. Raises ProcedureError."""
    document = _parsed(text, file)
    found = Found()
    given = _values(document, found)
    _refuse(document, found.faults)
    sheets = [(language, _parsed(content, name)) for language, name, content in texts or ()]
    languages = wordings(sheets, found)
    translations = Translations(_language_of(document), languages)
    try:
        made = Procedure(**given, translations=translations, outcomes=outcomes or {})
    except ProcedureError as error:
        _refuse(document, [*found.faults, *(_at_its_line(fault, document) for fault in error.faults)])
        raise
    _refuse(document, found.faults)
    return made


def _refuse(document: Document, faults: list[Fault]) -> None:
    if faults:
        raise ProcedureError(_key(document), tuple(sorted(faults, key=lambda one: one.place)))


def _at_its_line(fault: Fault, document: Document) -> Fault:
    """What belongs to the service as a whole, such as `calendar`, at the line that begins with its name."""
    named = isinstance(document.value, dict) and fault.part in document.value
    if named and fault.place == document.place(()):
        return replace(fault, place=document.place((fault.part,), key=True))
    return fault


def _values(document: Document, found: Found) -> dict[str, Any]:
    faults = [
        Fault(
            document.place(one.steps, key=one.at_key),
            way_in_words(document.value, one.steps),
            ". ".join(filter(None, [one.what, one.do])),
        )
        for one in misshapes(validator(), document.value)
    ]
    _refuse(document, faults)
    return procedure_form().values(document.value, Spot(document, found))


def _parsed(text: str, file: str) -> Document:
    try:
        return parse_yaml(text, file)
    except DocumentError as error:
        faults = tuple(Fault(one.place, one.at, one.advice) for one in error.problems)
        raise ProcedureError(Path(file).parent.name or file, faults) from error


def _contents(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 text (byte {error.start}). Save the file as UTF-8."
        raise ProcedureError(file.parent.name, (Fault(Place(str(file)), "", message),)) from error


def _key(document: Document) -> str:
    value = document.value
    return str(value.get("key", document.file)) if isinstance(value, dict) else document.file


def _language_of(document: Document) -> str:
    value = document.value
    return str(value.get("language", "en")) if isinstance(value, dict) else "en"
