"""List functions that give a list or look into one (DMN 1.5, 10.3.4.4)."""

from decimal import Decimal
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.equality import equal
from hanse.feel.values.functions import Function
from hanse.feel.values.kinds import a
from hanse.feel.values.numbers import shown, whole

library = Library()


def is_in(run: Run, values: list[Any], element: Any) -> bool:
    """Return whether a list holds a value equal to `element` (10.3.2.15)."""
    run.spend(len(values))
    return any(equal(value, element, run) is True for value in values)


@library.add("list contains(list: list, element: any)")
def list_contains(run: Run, values: list[Any], element: Any) -> bool:
    """Return whether the list holds the element (10.3.4.4); null can be one."""
    return is_in(run, values, element)


@library.add("append(list: list, item...: any)")
def append(run: Run, values: list[Any], *items: Any) -> list[Any]:
    """Return the list with the items at its end (10.3.4.4)."""
    return run.sized([*values, *items])


@library.add("concatenate(list...: list)")
def concatenate(run: Run, *lists: list[Any]) -> list[Any]:
    """Return one list of the elements of all (10.3.4.4)."""
    run.room(sum(map(len, lists)))
    return run.sized([value for values in lists for value in values])


@library.add("distinct values(list: list)")
def distinct_values(run: Run, values: list[Any]) -> list[Any]:
    """Return the list with each value once, at its first place (10.3.4.4)."""
    return _distinct(run, values)


@library.add("union(list...: list)")
def union(run: Run, *lists: list[Any]) -> list[Any]:
    """Return the elements of all lists, each value once (10.3.4.4)."""
    return _distinct(run, concatenate(run, *lists))


def _distinct(run: Run, values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if not is_in(run, found, value):
            found.append(value)
    return found


@library.add("reverse(list: list)")
def reverse(run: Run, values: list[Any]) -> list[Any]:
    """Return the list from its end to its beginning (10.3.4.4)."""
    return run.sized(values[::-1])


@library.add("index of(list: list, match: any)")
def index_of(run: Run, values: list[Any], match: Any) -> list[Any]:
    """Return the positions, from 1, at which the list holds the value (10.3.4.4)."""
    run.spend(len(values))
    return [position for position, value in enumerate(values, 1) if equal(value, match, run) is True]


@library.add("sublist(list: list, start position: number, length?: number)")
def sublist(run: Run, values: list[Any], start: Decimal, length: Decimal | None = None) -> list[Any]:
    """Return the part of a list from a position, of a length or to the end (10.3.4.4)."""
    first = _position(values, start)
    if length is not None and not 1 <= length <= len(values) - first:
        raise NullResult(f"the list goes on for {len(values) - first} from there, not for {shown(length)}")
    return run.sized(values[first:] if length is None else values[first : first + int(length)])


@library.add("insert before(list: list, position: number, newItem: any)")
def insert_before(run: Run, values: list[Any], position: Decimal, item: Any) -> list[Any]:
    """Return the list with an item more, before the one at the position (10.3.4.4)."""
    first = _position(values, position)
    return run.sized([*values[:first], item, *values[first:]])


@library.add("list replace(list: list, position: number, newItem: any)")
def list_replace(run: Run, values: list[Any], position: Decimal, item: Any) -> list[Any]:
    """Return the list with another item at the position (10.3.4.4)."""
    place = _position(values, position)
    return run.sized([*values[:place], item, *values[place + 1 :]])


@library.add("list replace(list: list, match: function, newItem: any)")
def list_replace_matching(run: Run, values: list[Any], match: Function, item: Any) -> list[Any]:
    """Return the list with the item in place of all for which `match(element, newItem)` is true (10.3.4.4)."""
    made: list[Any] = []
    for value in values:
        found = match.call(run, [value, item])
        if type(found) is not bool:
            raise NullResult(f'"match" gave {a(found)}, neither true nor false')
        made.append(item if found else value)
    return run.sized(made)


@library.add("remove(list: list, position: number)")
def remove(run: Run, values: list[Any], position: Decimal) -> list[Any]:
    """Return the list without the element at the position (10.3.4.4)."""
    first = _position(values, position)
    return run.sized(values[:first] + values[first + 1 :])


@library.add("flatten(list: list)")
def flatten(run: Run, values: list[Any]) -> list[Any]:
    """Return the elements of the list and of every list inside it (10.3.4.4)."""
    flat: list[Any] = []
    stack = [iter(values)]
    while stack:
        for value in stack[-1]:
            run.spend()
            if type(value) is list:
                stack.append(iter(value))
                break
            flat.append(value)
            run.room(len(flat))
        else:
            stack.pop()
    return flat


def _position(values: list[Any], position: Decimal) -> int:
    """Return the index from 0 of a position that counts from 1, or from the end if negative."""
    place = whole(position)
    if place == 0 or abs(place) > len(values):
        raise NullResult(f"a list of {len(values)} has no position {shown(place)}")
    return place - 1 if place > 0 else len(values) + place
