"""Write a procedure as the files that read back as it."""

from collections.abc import Mapping
from pathlib import Path

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.emitting import emit
from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.languages import nested
from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.frame.spec.file.schema import FORMAT


def plain_procedure(procedure: Declaration) -> dict[str, Plain]:
    """The procedure as mappings, lists and scalars, without the texts of further languages."""
    language = procedure.translations.default_language
    head = {"format": FORMAT, **({} if language == "en" else {"language": language})}
    return {**head, **procedure_form().write(procedure, "")}


def write_procedure(procedure: Declaration) -> Mapping[str, str]:
    """File name → content: procedure.yaml, and texts/<language>.yaml for each further language.

    Outcomes are callables of Python; the file names them, and whoever reads it gives them again.
    """
    files = {HEAD: emit(plain_procedure(procedure))}
    for language, words in procedure.translations.languages.items():
        files[f"{TEXTS}/{language}.yaml"] = emit(nested(words))
    return files


def save_procedure(procedure: Declaration, folder: Path) -> None:
    """Write the files into a folder, which is made where it is not there."""
    for name, content in write_procedure(procedure).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
