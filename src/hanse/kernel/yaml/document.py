"""YAML read into plain values, with the line and column of every one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from hanse.kernel.places import Place
from hanse.kernel.yaml.problems import DocumentError, Problem

MOST_NODES = 500_000
"""Values of one file: far above any declaration, far below what anchors can be made to expand to."""

DEEPEST = 100
"""Blocks within blocks; no declaration goes deeper."""

KEPT = 32
"""Texts whose nodes are kept: a page of the designer asks a few files for their values again and again."""

IN_BRACKETS = "Inside {…} and […] put a text that holds a comma, a colon or a question mark in quotes"

_CAUSES = {
    "expected ','": IN_BRACKETS,
    "mapping values": "Put a text that holds “: ” in quotes; or the line stands further to the right than its block",
    "start any token": "Put a text that begins with this sign in quotes",
    "could not find expected ':'": "Write `key: value`, with a space after the colon; a longer text goes on indented",
    "expected key": "Look here and at the line above: the lines of a block begin in the same column, and nothing "
    "follows a text in quotes",
    "indicator": "The entries of a list begin with “- ”, all in the same column",
    "end of stream": "A quotation mark or bracket is opened and not closed",
}
"""The parser's words, and what to do."""

type Step = str | int
type Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: `value` as dicts, lists and scalars; `place` finds where any item of it stands."""

    file: str
    value: object
    root: Node | None

    def place(self, path: Steps = (), *, key: bool = False) -> Place:
        """Where the item at `path` stands, or its nearest parent; with `key`, where its name stands."""
        node, mark = self.root, None if self.root is None else self.root.start_mark
        for step in path:
            name, node = _child(node, step)
            if node is None:
                break
            mark = name.start_mark if key and name is not None else node.start_mark
        return Place(self.file) if mark is None else Place(self.file, mark.line + 1, mark.column + 1)


def leaves(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """The values inside nested blocks, each with the way to it; lists count as values."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*steps, str(key)))
    elif steps:
        yield steps, value


def read_yaml(path: Path) -> Document:
    """Read one file. Raises DocumentError with line and column for what is no YAML, and for a key given twice."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Problem(Place(str(path)), f"is not UTF-8 text (byte {error.start})", do="Save the file as UTF-8")
        raise DocumentError([fault]) from error
    return _document(str(path), _composed(text, str(path)))


def parse_yaml(text: str, file: str) -> Document:
    """The document in `text`, with a value of its own; `file` is the name used in problems. Raises DocumentError."""
    return _document(file, _kept(text, file))


def _document(file: str, root: Node | None) -> Document:
    plain = _Plain(file)
    value = None if root is None else plain.value(root)
    if plain.problems:
        raise DocumentError(plain.problems)
    return Document(file, value, root)


def _composed(text: str, file: str) -> Node | None:
    """The nodes of a text, which nobody changes."""
    try:
        _require_shallow(text, file)
        yaml = YAML(typ="safe")
        yaml.Resolver = _Resolver
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        what = str(error.problem or error.context)
        raise DocumentError([Problem(place, f"is not YAML: {what}", do=_advice(what, text, place.line))]) from error
    except YAMLError as error:
        raise DocumentError([Problem(Place(file), f"is not YAML: {str(error).splitlines()[0]}")]) from error
    return root


_kept = lru_cache(KEPT)(_composed)


def _advice(what: str, text: str, line: int) -> str:
    """What most often is the cause of a parser's complaint about a line."""
    written = text.splitlines()[line - 1 : line]
    if written and "\t" in written[0][: len(written[0]) - len(written[0].lstrip())]:
        return "The line begins with a tab: indent with spaces"
    return next((do for sign, do in _CAUSES.items() if sign in what), "")


def _require_shallow(text: str, file: str) -> None:
    """Raises DocumentError. Composing goes down by the stack, whose end is that of the process: this does not."""
    depth = 0
    for event in YAML(typ="safe").parse(text):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            place = Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
            what = f"holds blocks more than {DEEPEST} deep"
            raise DocumentError([Problem(place, what, do="Look for brackets that are not closed")])


class _Resolver(VersionedResolver):
    """YAML 1.2, whatever a file calls itself; looking that up for each value took half the time of reading."""

    @property
    def processing_version(self) -> tuple[int, int]:
        return 1, 2


class _Plain:
    """Composed nodes turned into plain values; anything but maps, lists, numbers, truth values and text stays text."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.nodes = 0

    def value(self, node: Node, depth: int = 0) -> object:
        self.nodes += 1
        if self.nodes > MOST_NODES or depth > DEEPEST:
            what = f"holds more than {MOST_NODES} values, or blocks more than {DEEPEST} deep"
            raise DocumentError([Problem(Place(self.file), what, do="Look for an anchor that repeats itself")])
        if isinstance(node, MappingNode):
            return dict(self._entries(node, depth + 1))
        if isinstance(node, SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        assert isinstance(node, ScalarNode)
        return self._scalar(node)

    def _entries(self, node: MappingNode, depth: int) -> Iterator[tuple[object, object]]:
        seen: dict[object, int] = {}
        for name, item in node.value:
            key = self._scalar(name) if isinstance(name, ScalarNode) else str(name.tag)
            line = name.start_mark.line + 1
            if key in seen:
                place = Place(self.file, line, name.start_mark.column + 1)
                what = f"the key “{key}” stands twice, first in line {seen[key]}"
                self.problems.append(Problem(place, what, do="Keep one of them"))
            seen.setdefault(key, line)
            yield key, self.value(item, depth)

    def _scalar(self, node: ScalarNode) -> object:
        kind = str(node.tag).rpartition(":")[2]
        text = str(node.value)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        try:
            if kind == "int":
                return int(text.replace("_", ""), 0 if text.lower().startswith(("0x", "0o")) else 10)
            if kind == "float":
                return float(text.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))
        except ValueError:
            return text
        return text


def _child(node: Node | None, step: Step) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        for name, item in node.value:
            if str(name.value) == str(step):
                return name, item
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None
