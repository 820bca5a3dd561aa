"""The texts of further languages: one found and set in the sheets of a language, and all that follow a part."""

from collections.abc import Mapping

from hanse.frame.spec.file.reading import TEXTS
from hanse.frame.tools.designer.editing.editing import NAME, remove_part, set_value
from hanse.kernel.yaml.document import Steps, leaves, parse_yaml
from hanse.kernel.yaml.problems import DocumentError

type Sheets = Mapping[str, str]
"""File name → text, of one language."""


def words_in(sheets: Sheets) -> dict[str, str]:
    """Id → words of a language; what cannot be read holds none."""
    return {identity: words for content in sheets.values() for identity, (_way, words) in _words(content).items()}


def set_words(sheets: Sheets, language: str, identity: str, words: str) -> Sheets:
    """With these words under the id, or without any where they are empty. Raises DocumentError for what is no YAML."""
    for name, content in sheets.items():
        there = _words(content).get(identity)
        if there is not None:
            changed = set_value(content, there[0], words) if words else remove_part(content, there[0])
            return {**sheets, name: changed}
    if not words:
        return sheets
    name = next(iter(sheets), f"{TEXTS}/{language}.yaml")
    content = sheets.get(name, "")
    return {**sheets, name: set_value(content, _free(content, identity), words)}


def rename_ids(sheets: Sheets, renamed: Mapping[str, str]) -> Sheets:
    """Words under their new ids; under an empty one they go. What is no YAML stays as it is."""
    return {name: _renamed(content, renamed) for name, content in sheets.items()}


def _renamed(content: str, renamed: Mapping[str, str]) -> str:
    there = _words(content)
    moved = {old: new for old, new in renamed.items() if old in there and new != old}
    for old in moved:
        content = remove_part(content, _words(content)[old][0])
    for old, new in moved.items():
        if new:
            content = set_value(content, _free(content, new), there[old][1])
    return content


def _words(content: str) -> dict[str, tuple[Steps, str]]:
    try:
        value = parse_yaml(content, NAME).value
    except DocumentError:
        return {}
    return {".".join(map(str, way)): (way, one) for way, one in leaves(value) if isinstance(one, str)}


def _free(content: str, identity: str) -> Steps:
    """The way to an id that is not there yet: nested, or with its points where a text stands on the way."""
    value = parse_yaml(content, NAME).value
    steps = tuple(identity.split("."))
    for step in steps[:-1]:
        if isinstance(value, dict) and step in value and not isinstance(value[step], dict):
            return (identity,)
        value = value.get(step) if isinstance(value, dict) else None
    return (identity,) if isinstance(value, dict) and isinstance(value.get(steps[-1]), dict) else steps
