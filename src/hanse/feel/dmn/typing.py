"""Item definitions to types (DMN 1.5, 7.3.3)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hanse.feel.dmn.circles import circles
from hanse.feel.dmn.elements import ItemDefinition
from hanse.feel.dmn.errors import ModelFault
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.names import nearest
from hanse.feel.run import Run
from hanse.feel.types.kinds import ANY, BUILT_IN, ContextType, FunctionType, ListType, Named, Restricted, Type

type TestsOf = Callable[[str, str], Callable[[Any, Run], bool]]
"""Text and place of unary tests to what tells whether a value passes them; raises FeelSyntaxError."""


class Types:
    """The types that a model defines and imports, by name (7.3.3); they may refer to one another.

    `faults` are why a type cannot be used, by its name: its own fault, or that of a type which it is made of. `opaque`
    are imports of whose types nothing is known: those of other things than DMN are any, those that are lacking a fault.
    """

    def __init__(
        self,
        items: Sequence[ItemDefinition],
        tests_of: TestsOf,
        imported: Mapping[str, Type],
        faults: Mapping[str, FeelSyntaxError],
        opaque: Mapping[str, FeelSyntaxError | None],
    ) -> None:
        self._tests_of = tests_of
        self._opaque = opaque
        made = {_flat(item.name): Named(item.name) for item in items}
        self._all: dict[str, Type] = {**imported, **made}
        self.faults: dict[str, FeelSyntaxError] = {**faults, **dict(_faults(items))}
        for item in items:
            try:
                made[_flat(item.name)].meaning = self._meaning(item, _where(item))
            except FeelSyntaxError as fault:
                self.faults.setdefault(_flat(item.name), fault)
        self._spread(items)
        self.own_faults = tuple(dict.fromkeys(self.faults[name] for name in made if name in self.faults))
        self.named = {name: kind for name, kind in self._all.items() if name not in self.faults}

    def of(self, type_ref: str, where: str) -> Type:
        """Return the type that a reference which stands at `where` names (7.3.1); "" is any.

        Raises FeelSyntaxError where nobody defines it, or it is at fault.
        """
        name = _flat(type_ref)
        for one in _spellings(name):
            if one in self.faults:
                raise self.faults[one]
            found = self._all.get(one) or BUILT_IN.get(one)
            if found is not None:
                return found
        prefix = name.replace(":", ".").partition(".")[0]
        if prefix not in self._opaque:
            close = nearest(_spellings(name)[-1], [*self._all, *BUILT_IN], count=1)
            raise ModelFault(f"there is no type “{name}”{f'; did you mean “{close[0]}”?' if close else ''}", where)
        lacking = self._opaque[prefix]
        if lacking is not None:
            raise lacking
        return ANY

    def _meaning(self, item: ItemDefinition, where: str) -> Type:
        made: Type
        if item.parameters is not None:
            parameters = tuple(self.of(one.type_ref, where) for one in item.parameters)
            made = FunctionType(parameters, self.of(item.type_ref, where))
        elif item.components:
            for name in _several(one.name for one in item.components):
                raise ModelFault(f"several of its entries have the name “{name}”", where)
            made = ContextType({one.name: self._meaning(one, f"{where}, “{one.name}”") for one in item.components})
        else:
            made = self.of(item.type_ref, where)
        if item.allowed:
            made = Restricted(made, self._tests_of(item.allowed, where), item.allowed)
        if item.is_list:
            made = ListType(made)
        if item.allowed_list:
            made = Restricted(made, self._tests_of(item.allowed_list, where), item.allowed_list)
        return made

    def _spread(self, items: Sequence[ItemDefinition]) -> None:
        """What is made of a type at fault is at fault."""
        users: dict[str, list[str]] = defaultdict(list)
        for item in items:
            for name in _referred(item):
                users[name].append(_flat(item.name))
        open_names = list(self.faults)
        while open_names:
            name = open_names.pop()
            for user in users.pop(name, ()):
                if user not in self.faults:
                    self.faults[user] = self.faults[name]
                    open_names.append(user)


def _flat(name: str) -> str:
    return " ".join(name.split())


def _spellings(name: str) -> tuple[str, ...]:
    """Older files write feel:number."""
    return (name, name.rpartition(":")[2]) if ":" in name else (name or "Any",)


def _where(item: ItemDefinition) -> str:
    return f"type “{item.name}”"


def _several(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _faults(items: Sequence[ItemDefinition]) -> Iterator[tuple[str, ModelFault]]:
    """Types that contain themselves other than in a list, which may be empty; and those that share a name."""
    edges = {_flat(item.name): list(_referred(item, of_lists=False)) for item in items}
    for names in circles(edges):
        others = " and ".join(f"“{name}”" for name in names[1:])
        message = f"it contains itself, by way of {others}" if others else "it contains itself"
        fault = ModelFault(message, f"type “{names[0]}”")
        yield from ((name, fault) for name in names)
    for name in _several(_flat(item.name) for item in items):
        yield name, ModelFault(f"several types have the name “{name}”", f"type “{name}”")


def _referred(item: ItemDefinition, *, of_lists: bool = True) -> Iterator[str]:
    """The types that a type is made of, perhaps without those of lists and functions, of which it may have none."""
    if item.is_list and not of_lists:
        return
    if item.parameters is None or of_lists:
        references = [item.type_ref, *(one.type_ref for one in item.parameters or ())]
        for reference in references:
            yield from _spellings(_flat(reference))
    for component in item.components:
        yield from _referred(component, of_lists=of_lists)


def component_names(items: Sequence[ItemDefinition]) -> set[str]:
    """Return the names of all entries that types declare, however deep (7.3.3)."""
    found: set[str] = set()
    open_items = list(items)
    while open_items:
        item = open_items.pop()
        found.update(one.name for one in item.components)
        open_items.extend(item.components)
    return found
