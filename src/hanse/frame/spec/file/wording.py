"""The way to an item of the file, in the words in which faults of procedures name their parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from hanse.kernel.yaml.document import Steps

NAMES = ("key", "value", "office")
"""What an entry of a list is known by, where it has it."""


def way_in_words(value: Any, steps: Steps) -> str:
    """“section works, question area, minimum” for ("sections", 0, "questions", 1, "minimum")."""
    return ", ".join(_words(value, steps))


def name_of(entry: Any, number: int) -> str:
    """What an entry of a list is called: by its key, else by its number, counted from 1."""
    if isinstance(entry, Mapping):
        return next((str(entry[name]) for name in NAMES if name in entry), str(number + 1))
    return str(number + 1)


def _words(value: Any, steps: Steps) -> Iterator[str]:
    before = ""
    for step in steps:
        value = _child(value, step)
        if isinstance(step, int):
            yield f"{before.removesuffix('s')} {name_of(value, step)}".strip()
            before = ""
        else:
            if before:
                yield before
            before = step
    if before:
        yield before


def _child(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
