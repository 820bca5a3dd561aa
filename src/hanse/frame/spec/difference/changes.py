"""What differs between two values of the same part, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from hanse.feel.tables.declaration import Table
from hanse.kernel.texts import Text

NAMES = ("key", "value", "office")
APART = frozenset({"place", "translations", "outcomes", "version", "questions", "results"})
"""Not compared with the part: where it stands, and what is compared for the whole procedure at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """`part` names what has changed ("transition grant"), `message` says how."""

    part: str
    message: str

    def __str__(self) -> str:
        return f"{self.part}: {self.message}" if self.part else self.message


def part_changes(old: Any, new: Any, part: str = "") -> Iterator[Change]:
    """Between two dataclasses of one type, field by field."""
    for field in fields(old):
        if field.name not in APART:
            yield from _field(getattr(old, field.name), getattr(new, field.name), part, field.name)


def _field(old: Any, new: Any, part: str, name: str) -> Iterator[Change]:
    if isinstance(old, Table) and isinstance(new, Table):
        yield from _table(old, new, part)
    elif _is_block(old) and _is_block(new):
        yield from part_changes(old, new, _within(part, name))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list(old, new, part, name)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _mapping(old, new, _within(part, name))
    elif shown(old) != shown(new):
        yield Change(part, f"“{name}” is now {shown(new)}; it was {shown(old)}")


def _is_block(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Text)


def _within(part: str, name: str) -> str:
    return f"{part}, {name}" if part else name


def _list(old: tuple[Any, ...], new: tuple[Any, ...], part: str, name: str) -> Iterator[Change]:
    if any(_is_block(one) for one in (*old, *new)):
        noun = name.removesuffix("s")
        yield from keyed_changes(_named(old), _named(new), lambda key: _within(part, f"{noun} {key}"))
        if [key for key in _named(old) if key in _named(new)] != [key for key in _named(new) if key in _named(old)]:
            yield Change(part, f"the order of “{name}” is another")
        return
    before, after = [shown(one) for one in old], [shown(one) for one in new]
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    if gone:
        yield Change(part, f"“{name}” no longer has {', '.join(gone)}")
    if come:
        yield Change(part, f"“{name}” now has {', '.join(come)}")
    if not gone and not come and before != after:
        yield Change(part, f"the order of “{name}” is another")


def _named(parts: tuple[Any, ...]) -> dict[str, Any]:
    return {
        next((str(getattr(one, name)) for name in NAMES if hasattr(one, name)), str(number)): one
        for number, one in enumerate(parts, 1)
    }


def keyed_changes(old: Mapping[str, Any], new: Mapping[str, Any], part: Any) -> Iterator[Change]:
    """Between parts that are known by their keys; `part` names one."""
    for key, one in old.items():
        if key not in new:
            yield Change(part(key), "is no longer there")
        elif type(one) is not type(new[key]):
            yield Change(part(key), f"is now another kind of step ({type(new[key]).__name__.lower()})")
        else:
            yield from part_changes(one, new[key], part(key))
    for key in new:
        if key not in old:
            yield Change(part(key), "is new")


def _mapping(old: Mapping[str, Any], new: Mapping[str, Any], part: str) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            yield Change(part, f"“{key}” is no longer there; it was {shown(old[key])}")
        elif key not in old:
            yield Change(part, f"“{key}” is new: {shown(new[key])}")
        elif shown(old[key]) != shown(new[key]):
            yield Change(part, f"“{key}” is now {shown(new[key])}; it was {shown(old[key])}")


def _table(old: Table, new: Table, part: str) -> Iterator[Change]:
    for what, before, after in (
        ("name", old.name, new.name),
        ("givens", old.givens, new.givens),
        ("inputs", old.logic.inputs, new.logic.inputs),
        ("outputs", old.logic.outputs, new.logic.outputs),
        ("policy", old.logic.policy, new.logic.policy),
    ):
        if before != after:
            yield Change(part, f"the table has another {what}" if what in {"name", "policy"} else f"its {what} changed")
    yield from _rows(_cells(old), _cells(new), part)


def _cells(table: Table) -> list[str]:
    return [" | ".join((*row.tests, *row.results)) for row in table.logic.rules]


def _rows(old: list[str], new: list[str], part: str) -> Iterator[Change]:
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and last - first == end - start:
            for number in range(end - start):
                was, now = old[first + number], new[start + number]
                yield Change(f"{part}, row {start + number + 1}", f"is now {now}; it was {was}")
        elif kind != "equal":
            yield from (
                Change(f"{part}, row {first + n}", f"is no longer there; it was {one}")
                for n, one in enumerate(old[first:last], 1)
            )
            yield from (Change(f"{part}, row {start + n}", f"is new: {one}") for n, one in enumerate(new[start:end], 1))


def shown(value: Any) -> str:
    """A value in a sentence."""
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return ", ".join(shown(one) for one in value)
    return f"“{value}”"
