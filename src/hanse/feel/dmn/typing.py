"""Item definitions to types (DMN 1.5, 7.3.3)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hanse.feel.dmn.elements import ItemDefinition
from hanse.feel.run import Run
from hanse.feel.types.kinds import ANY, BUILT_IN, ContextType, FunctionType, ListType, Named, Restricted, Type

type TestsOf = Callable[[str, str], Callable[[Any, Run], bool]]
"""Text and place of unary tests to what tells whether a value passes them."""


class Types:
    """The types that a model defines, by name; they may refer to one another."""

    def __init__(self, items: Sequence[ItemDefinition], tests_of: TestsOf, imported: Mapping[str, Type]) -> None:
        self._tests_of = tests_of
        self.named: dict[str, Type] = {**imported, **{item.name: Named(item.name) for item in items}}
        for item in items:
            named = self.named[item.name]
            assert isinstance(named, Named)
            named.meaning = self._meaning(item)
        for kind in list(self.named.values()):
            if isinstance(kind, Named) and _is_nothing_but_itself(kind):
                kind.meaning = ANY

    def of(self, type_ref: str) -> Type:
        """Return the type that a reference names; one that nobody defines is any."""
        name = " ".join(type_ref.split())
        if not name:
            return ANY
        return self.named.get(name) or BUILT_IN.get(name) or self._prefixed(name)

    def _prefixed(self, name: str) -> Type:
        """Older files write feel:number."""
        short = name.rpartition(":")[2] or name
        return self.named.get(short) or BUILT_IN.get(short) or ANY

    def _meaning(self, item: ItemDefinition) -> Type:
        made: Type
        if item.parameters is not None:
            made = FunctionType(tuple(self.of(one.type_ref) for one in item.parameters), self.of(item.type_ref))
        elif item.components:
            made = ContextType({one.name: self._meaning(one) for one in item.components})
        else:
            made = self.of(item.type_ref)
        if item.allowed:
            made = Restricted(made, self._tests_of(item.allowed, f"type “{item.name}”"), item.allowed)
        if item.is_list:
            made = ListType(made)
        if item.allowed_list:
            made = Restricted(made, self._tests_of(item.allowed_list, f"type “{item.name}”"), item.allowed_list)
        return made


def _is_nothing_but_itself(named: Named) -> bool:
    """Whether a type says only that it is itself, perhaps by way of others."""
    seen: list[Named] = []
    kind: Type = named
    while isinstance(kind, Named | Restricted):
        if kind is named and seen:
            return True
        if isinstance(kind, Named):
            if kind in seen:
                return False  # a circle further on, which is found from there
            seen.append(kind)
        kind = kind.meaning if isinstance(kind, Named) else kind.base
    return False


def component_names(items: Sequence[ItemDefinition]) -> set[str]:
    """Return the names of all entries that types declare, however deep."""
    found: set[str] = set()
    open_items = list(items)
    while open_items:
        item = open_items.pop()
        found.update(one.name for one in item.components)
        open_items.extend(item.components)
    return found


def entries_of(kind: Type) -> Mapping[str, Type]:
    """Return the entries that a value of a type has, whatever the type's name."""
    match kind:
        case Named():
            return entries_of(kind.meaning)
        case Restricted():
            return entries_of(kind.base)
        case ContextType():
            return kind.entries
    return {}
