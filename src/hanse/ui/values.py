"""Values that the components take. Frozen, so that a presenter can hand them to a template and nothing changes them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hanse.ui.shell import Link

__all__ = [
    "Change",
    "Column",
    "Comment",
    "Difference",
    "Download",
    "Link",
    "Moment",
    "Option",
    "Person",
    "Row",
    "Select",
    "Sort",
    "Standing",
    "Status",
    "Task",
    "TaskGroup",
    "Tile",
    "select",
]


class Standing(StrEnum):
    """How a thing stands; each has its own mark beside its colour."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    WAITING = "waiting"
    PROBLEM = "problem"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Status:
    """A standing in words: `Status(Standing.DONE, "Answered")`."""

    standing: Standing
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list; without `href` it cannot be begun yet."""

    title: str
    status: Status
    href: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A titled part of a task list, with how much of it is done."""

    title: str
    tasks: Sequence[Task]
    done: int | None = None
    total: int | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as others see her: name, and what she is here (coordinator, of which city)."""

    name: str
    detail: str = ""

    @property
    def initials(self) -> str:
        """Up to two letters; one for scripts that write a name without spaces."""
        words = self.name.split()
        return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words))


@dataclass(frozen=True, slots=True)
class Comment:
    author: Person
    text: str
    at: dt.datetime
    id: str = ""


class Change(StrEnum):
    """What happened to a value between two versions."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value in two versions; `place` says where it stands (a cell, a page)."""

    change: Change
    title: str
    before: str = ""
    after: str = ""
    place: str = ""
    href: str = ""


class Sort(StrEnum):
    ASCENDING = "ascending"
    DESCENDING = "descending"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a data table; with `sort_href` its head is a link that sorts by it."""

    text: str
    numeric: bool = False
    sort_href: str = ""
    sort: Sort = Sort.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a data table: one cell a column (text, or safe HTML); the first is the row's head."""

    cells: Sequence[object]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: what it is, its kind (PDF, CSV, …) and its size in bytes when known."""

    text: str
    href: str
    kind: str
    size: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """One list to choose from, as a field of a GET form."""

    name: str
    label: str
    options: Sequence[Option]


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str) -> Select:
    """A list of (value, text) with one chosen."""
    return Select(name, label, tuple(Option(value, text, value == chosen) for value, text in options))


@dataclass(frozen=True, slots=True)
class Tile:
    """One number of a dashboard with what it counts, and where its list is."""

    number: str
    text: str
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline."""

    at: dt.datetime | dt.date
    title: str
    text: str = ""
    by: Person | None = None
    href: str = ""
