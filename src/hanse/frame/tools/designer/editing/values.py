"""The same edits on plain values: what the text must hold afterwards. Each returns a new value."""

from collections.abc import Mapping, Sequence
from typing import Any

from hanse.frame.spec.file.forms.base import Plain
from hanse.kernel.yaml.document import Step, Steps


class NoSuchStepError(LookupError):
    """The way leads nowhere."""


def at(value: Plain, steps: Steps) -> Plain:
    """What stands there. Raises NoSuchStepError."""
    for step in steps:
        value = _inside(value, step)
    return value


def found(value: Plain, steps: Steps) -> Plain:
    """What stands there; None where nothing does."""
    try:
        return at(value, steps)
    except NoSuchStepError:
        return None


def put(value: Plain, steps: Steps, new: Plain, order: Sequence[str] = ()) -> Plain:
    """`new` there, in place of what stood there; blocks on the way are made; a new line goes where `order` has it."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(step, int):
        _inside(value, step)
        return [put(one, tuple(rest), new, order) if number == step else one for number, one in enumerate(value)]
    block = dict(value) if isinstance(value, Mapping) else {}
    if step in block or rest:
        return {**block, step: put(block.get(step), tuple(rest), new, order)}
    before = place_of(step, list(block), order)
    lines = list(block.items())
    return dict([*lines[:before], (step, new), *lines[before:]])


def insert(value: Plain, steps: Steps, position: int, new: Plain, order: Sequence[str] = ()) -> Plain:
    """`new` as an entry of the list at `steps`, which is made where it is not there."""
    there = found(value, steps)
    entries = list(there) if isinstance(there, list) else []
    return put(value, steps, [*entries[:position], new, *entries[position:]], order)


def drop(value: Plain, steps: Steps) -> Plain:
    """Without what stands there; a list or block that is empty then goes with it. Raises NoSuchStepError."""
    *around, step = steps
    way = tuple(around)
    block = at(value, way)
    _inside(block, step)
    if isinstance(block, Mapping):
        left: Plain = {name: one for name, one in block.items() if name != step}
    else:
        left = [one for number, one in enumerate(block) if number != step]
    if not left and way and isinstance(way[-1], str):
        return drop(value, way)
    return put(value, way, left)


def shift(value: Plain, steps: Steps, to: int) -> Plain:
    """The entry of a list, at the place `to` of the same list. Raises NoSuchStepError."""
    *around, step = steps
    entries = at(value, tuple(around))
    moved = at(entries, (step,))
    if not isinstance(step, int) or not 0 <= to < len(entries):
        raise NoSuchStepError(step)
    rest = [*entries[:step], *entries[step + 1 :]]
    return put(value, tuple(around), [*rest[:to], moved, *rest[to:]])


def place_of(name: str, there: Sequence[str], order: Sequence[str]) -> int:
    """Before which line a new one goes: after the last of those that `order` has before it; else at the end."""
    if name not in order:
        return len(there)
    earlier = set(order[: order.index(name)])
    return max((number + 1 for number, one in enumerate(there) if one in earlier), default=0)


def _inside(value: Any, step: Step) -> Plain:
    if isinstance(value, Mapping) and step in value:
        return value[step]
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    raise NoSuchStepError(step)
