"""The files of one framework, read as one document whose items still know where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from hanse.diagnostic.method.places import HEAD
from hanse.diagnostic.method.problems import FrameworkError
from hanse.kernel.places import Place
from hanse.kernel.yaml.document import Document, Steps, read_yaml
from hanse.kernel.yaml.problems import DocumentError, Problem

LISTS = ("nodes", "questions")
"""Lists that may lie in files of their own, in a folder of the same name."""

type Piece = tuple[Document, int]
"""A file, and the place of an entry in its list."""


@dataclass(frozen=True, slots=True)
class Loan:
    """The framework from which questions were borrowed, and their keys."""

    lender: Path
    questions: frozenset[str]


class Files:
    """`value` is the whole framework; problems are gathered here, so that all are told at once.

    `pieces` says where the entries of a list come from that lie in files of their own; `loan` is set where questions
    come from another framework.
    """

    def __init__(self, head: Document, value: dict[str, Any], pieces: Mapping[tuple[str, int], Piece]) -> None:
        self.head = head
        self.value = value
        self.problems: list[Problem] = []
        self.loan: Loan | None = None
        self._pieces = dict(pieces)

    def place(self, path: Steps, *, key: bool = False) -> Place:
        """Where an item stands: its file, line and column."""
        match path:
            case (str(name), int(number), *rest) if (name, number) in self._pieces:
                document, index = self._pieces[name, number]
                return document.place((index, *rest), key=key)
        return self.head.place(path, key=key)

    def item(self, path: Steps) -> Any:
        """What stands at a place. Raises KeyError or IndexError where nothing does."""
        value: Any = self.value
        for step in path:
            value = value[step]
        return value

    def piece(self, name: str, number: int) -> Piece:
        """The file of an entry of a list and its place there; an entry of the head is told by its file alone."""
        return self._pieces.get((name, number), (replace(self.head, root=None), number))

    def add(self, name: str, entry: Mapping[str, Any], piece: Piece) -> None:
        """Put an entry that stands elsewhere at the end of a list."""
        entries = [*self.value.get(name, ()), entry]
        self._pieces[name, len(entries) - 1] = piece
        self.value[name] = entries

    def fault(self, path: Steps, what: str, *, do: str = "", key: bool = False) -> None:
        """Note a problem with the item at `path`."""
        self.problems.append(Problem(self.place(path, key=key), what, _named(path), do))

    def stop(self) -> None:
        """Raise FrameworkError if anything was noted."""
        if self.problems:
            raise FrameworkError(self.problems)


def read_files(path: Path, *, head_name: str = HEAD, lists: tuple[str, ...] = LISTS) -> Files:
    """Read a framework: one YAML file, or a folder with framework.yaml, nodes/*.yaml and questions/*.yaml.

    Other declarations of the same build have a head and lists of other names.

    Raises FrameworkError for what cannot be read at all.
    """
    head = path / head_name if path.is_dir() else path
    if not head.is_file():
        what = f"has no {head_name}" if path.is_dir() else "there is no such file"
        raise FrameworkError(
            [Problem(Place(str(path)), what, do=f"Give a file like {head_name}, or a folder that holds one")]
        )
    problems: list[Problem] = []
    document = _read(head, problems)
    found = {name: _lists(path / name, problems) if path.is_dir() else [] for name in lists}
    if document is None or problems:
        raise FrameworkError(problems)
    return _joined(document, found)


def _lists(folder: Path, problems: list[Problem]) -> list[Document]:
    documents = [document for sheet in sorted(folder.glob("*.yaml")) if (document := _read(sheet, problems))]
    for document in documents:
        if not isinstance(document.value, list):
            what = f"a file of {folder.name} is a list"
            problems.append(Problem(document.place(), what, do="Begin each entry with “- key:”"))
    return documents


def _read(path: Path, problems: list[Problem]) -> Document | None:
    try:
        return read_yaml(path)
    except DocumentError as error:
        problems.extend(error.problems)
        return None


def _joined(head: Document, lists: Mapping[str, list[Document]]) -> Files:
    if not isinstance(head.value, dict):
        raise FrameworkError([Problem(head.place(), "the file is a block of `key: value` lines")])
    value = dict(head.value)
    pieces: dict[tuple[str, int], Piece] = {}
    for name, documents in lists.items():
        if not documents:
            continue
        own = value.get(name)
        entries = list(own) if isinstance(own, list) else []
        for document in documents:
            for index, entry in enumerate(cast("list[object]", document.value)):
                pieces[name, len(entries)] = (document, index)
                entries.append(entry)
        value[name] = entries
    return Files(head, value, pieces)


def _named(path: Steps) -> str:
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")
