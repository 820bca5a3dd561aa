"""The conditions of a level out of the file: one or several, bare or with words for readers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hanse.diagnostic.engine.model.levels import Condition
from hanse.diagnostic.method.building.texts import Texts
from hanse.kernel.yaml.document import Steps

type Given = str | Mapping[str, Any] | Sequence[str | Mapping[str, Any]]


def conditions(identity: str, given: Given, texts: Texts) -> tuple[Condition, ...]:
    """The conditions in their order; the words of the first have the id `<identity>.1`."""
    return tuple(
        Condition(one)
        if isinstance(one, str)
        else Condition(one["holds"], texts.make(f"{identity}.{number}", one["says"]) if "says" in one else None)
        for number, one in enumerate(_each(given), start=1)
    )


def places(path: Steps, given: Given) -> Iterator[Steps]:
    """Where in the file each of them stands."""
    several = not isinstance(given, str | Mapping)
    for number, one in enumerate(_each(given)):
        own = (*path, number) if several else path
        yield own if isinstance(one, str) else (*own, "holds")


def _each(given: Given) -> Sequence[str | Mapping[str, Any]]:
    return [given] if isinstance(given, str | Mapping) else given
