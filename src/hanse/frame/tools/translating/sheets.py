"""The further languages of a service as they lie in its folder: words by language and id, and their change in place."""

from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from hanse.frame.spec.faults import Fault, ProcedureError
from hanse.frame.spec.file.emitting import WIDTH, emit
from hanse.frame.spec.file.languages import nested
from hanse.frame.spec.file.reading import TEXTS
from hanse.kernel.yaml.document import leaves, parse_yaml
from hanse.kernel.yaml.problems import DocumentError


def files_of(folder: Path) -> dict[str, list[Path]]:
    """Language → its files: texts/fr.yaml, or any in texts/fr."""
    found: dict[str, list[Path]] = {}
    for file in sorted([*(folder / TEXTS).glob("*.yaml"), *(folder / TEXTS).glob("*/*.yaml")]):
        found.setdefault(file.relative_to(folder / TEXTS).parts[0].removesuffix(".yaml"), []).append(file)
    return found


def words_in(file: Path) -> dict[str, str]:
    """Id → words, whether or not the service has such a text. Raises ProcedureError where it cannot be read."""
    try:
        document = parse_yaml(file.read_text(encoding="utf-8-sig"), str(file))
    except DocumentError as error:
        faults = tuple(Fault(one.place, one.at, one.advice) for one in error.problems)
        raise ProcedureError(file.name, faults) from error
    return {".".join(map(str, steps)): words for steps, words in leaves(document.value) if isinstance(words, str)}


def words_of(folder: Path, language: str) -> dict[str, str]:
    return {key: words for file in files_of(folder).get(language, ()) for key, words in words_in(file).items()}


def changed_files(folder: Path, language: str, words: Mapping[str, str]) -> dict[Path, str]:
    """File → its new content, so that the language has just these words; files that need no change are left out."""
    files = files_of(folder).get(language, [])
    if not files:
        return {folder / TEXTS / f"{language}.yaml": emit(nested(words))}
    there = {file: words_in(file) for file in files}
    known = {key for found in there.values() for key in found}
    changed = {}
    for file, found in there.items():
        new = {key: words[key] for key in found if key in words and words[key] != found[key]}
        if file == files[0]:
            new |= {key: text for key, text in words.items() if key not in known}
        gone = found.keys() - words.keys()
        if new or gone:
            changed[file] = _written(file.read_text(encoding="utf-8-sig"), new, gone)
    return changed


def _written(content: str, new: Mapping[str, str], gone: set[str]) -> str:
    """The file with some words changed; its comments and its order stay."""
    yaml = YAML()
    yaml.width, yaml.preserve_quotes, yaml.allow_unicode = WIDTH, True, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    block = yaml.load(content) or CommentedMap()
    for key, words in new.items():
        _put(block, key, words)
    for key in gone:
        _take(block, key)
    out = StringIO()
    yaml.dump(block, out)
    return out.getvalue()


def _put(block: Any, key: str, words: str) -> None:
    """Where the key stands already, else in the innermost block of its way that is there."""
    holder, name = _place(block, key)
    holder[name] = words


def _take(block: Any, key: str) -> None:
    holder, name = _place(block, key)
    holder.pop(name, None)


def _place(block: Any, key: str) -> tuple[Any, Any]:
    """The block that holds a key, or shall, and its name there: a number in YAML stays a number."""
    inside = None
    for name, inner in block.items():
        if str(name) == key and not isinstance(inner, dict):
            return block, name
        if key.startswith(f"{name}.") and isinstance(inner, dict):
            found = _place(inner, key.removeprefix(f"{name}."))
            if found[1] in found[0]:
                return found
            inside = found
    return inside or (block, key)
