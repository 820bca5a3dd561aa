"""The texts that a language still lacks, written down for a translator."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from hanse.diagnostic.method.building.framework import build
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.building.translations import FOLDER, written
from hanse.diagnostic.method.reading.borrowing import borrow
from hanse.diagnostic.method.reading.files import read_files
from hanse.diagnostic.method.reading.shape import check_shape
from hanse.kernel.texts import Text

PLAIN = re.compile(r"[A-Za-z][\w.-]*")
IN_A_FOLDER = "untranslated.yaml"


def add_untranslated(path: Path, language: str) -> tuple[Path, int]:
    """The file, and how many texts were added to it, in the order of the framework; what stands there stays.

    Raises FrameworkError where the framework itself is faulty, NotADirectoryError for one of a single file.
    """
    if not path.is_dir():
        raise NotADirectoryError(f"{path} is a single file. Make a folder of it, with framework.yaml, to translate it.")
    folder = path / FOLDER
    file = folder / language / IN_A_FOLDER if (folder / language).is_dir() else folder / f"{language}.yaml"
    there = written(path, language)
    lacking = {identity: text for identity, text in _texts(path).items() if identity not in there}
    if lacking:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8").rstrip("\n") + "\n" if file.exists() else ""
        file.write_text(before + "".join(map(_entry, lacking, lacking.values())), encoding="utf-8")
    return file, len(lacking)


def _texts(path: Path) -> Mapping[str, Text]:
    """The framework's own texts; those of borrowed questions come with their translations."""
    source, texts = read_files(path), Texts()
    check_shape(source)
    source.stop()
    borrow(source, path)
    source.stop()
    build(source, texts, path)
    lent = source.loan.questions if source.loan else frozenset()
    return {key: text for key, text in texts.made.items() if not _lent(key, lent)}


def _lent(identity: str, questions: frozenset[str]) -> bool:
    kind, _, rest = identity.partition(".")
    return kind == "question" and rest.split(".")[0] in questions


def _entry(identity: str, text: Text) -> str:
    words = "".join(f"# {line}".rstrip() + "\n" for line in text.default.splitlines())
    return f"\n{words}{identity if PLAIN.fullmatch(identity) else json.dumps(identity)}:\n"
