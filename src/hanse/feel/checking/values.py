"""Types of what makes a value, of names, paths, filters and loops."""

from collections.abc import Sequence

from hanse.feel import boxes, tree
from hanse.feel.checking.core import BOOLEAN, Checker, common, kind_in, plain
from hanse.feel.compiler.access import PROPERTIES
from hanse.feel.types.kinds import ANY, ContextType, FunctionType, ListType, RangeType, Simple, Type
from hanse.feel.values.kinds import KINDS, Kind, kind_of

_OF_KIND = {KINDS[python]: properties for python, properties in PROPERTIES.items()}
ITEM, PARTIAL = "item", "partial"


def literal(_checker: Checker, node: tree.Literal | tree.AtLiteral) -> Type:
    """Return the type of a value that is written out (10.3.2.3)."""
    return Simple(kind_of(node.value))


def name(checker: Checker, node: tree.Name) -> Type:
    """Return the type of what a name stands for (10.3.2.11)."""
    return checker.name(node.name)


def list_of(checker: Checker, node: tree.ListOf) -> Type:
    """Return the type of a list by its elements (10.3.2.5)."""
    return ListType(common([checker.type_of(item) for item in node.items]))


def context_of(checker: Checker, node: tree.ContextOf) -> Type:
    """Return the type of a context; an entry sees those before it (10.3.2.6)."""
    return ContextType(_entries(checker, node.entries))


def _entries(checker: Checker, entries: Sequence[tuple[str, tree.Node]]) -> dict[str, Type]:
    known: dict[str, Type] = {}
    for key, value in entries:
        with checker.naming(known):
            known[key] = checker.type_of(value)
    return known


def block(checker: Checker, node: boxes.Block) -> Type:
    """Return the type of a boxed context's result (10.3.2.6)."""
    with checker.naming(_entries(checker, node.entries)):
        return checker.type_of(node.result)


def interval(checker: Checker, node: tree.Interval) -> Type:
    """Return the type of a range by its ends (10.3.2.7)."""
    return RangeType(common([checker.type_of(node.start), checker.type_of(node.end)]))


def function_of(checker: Checker, node: tree.FunctionOf) -> Type:
    """Return the type of a function that is written out (10.3.2.8)."""
    types = node.types or (ANY,) * len(node.parameters)
    with checker.naming(dict(zip(node.parameters, types, strict=True))):
        return FunctionType(types, checker.type_of(node.body))


def path(checker: Checker, node: tree.Path) -> Type:
    """Return the type of an entry or a property (10.3.2.5)."""
    source = plain(checker.type_of(node.source))
    if isinstance(source, ListType):
        return ListType(_entry(checker, node, plain(source.element)))
    return _entry(checker, node, source)


def _entry(checker: Checker, node: tree.Path, source: Type) -> Type:
    if isinstance(source, ContextType) and source.entries:
        if node.name in source.entries:
            return source.entries[node.name]
        checker.note(node.place, f'there is no entry "{node.name}"; there are: {", ".join(source.entries)}')
    elif isinstance(source, Simple) and source.kind is not Kind.NULL and node.name not in _OF_KIND.get(source.kind, {}):
        checker.note(node.place, f'a {source.kind} has no entry "{node.name}"')
    return ANY


def selection(checker: Checker, node: tree.Filter) -> Type:
    """Check the condition of a filter; return the type of what it leaves (10.3.2.5)."""
    source = plain(checker.type_of(node.source))
    element = source.element if isinstance(source, ListType) else source
    inside = plain(element)
    entries = inside.entries if isinstance(inside, ContextType) else {}
    # An element may have more entries than its type says, and an outer name may stand for one.
    with checker.naming({**dict.fromkeys(_names_in(node.condition), ANY), ITEM: element, **entries}):
        condition = kind_in(checker.type_of(node.condition))
    if condition is Kind.NUMBER:
        return element
    if condition not in {None, Kind.BOOLEAN, Kind.NULL}:
        checker.note(node.place, f"the condition of a filter is a {condition}, neither true nor false nor a position")
    return ListType(element) if condition is Kind.BOOLEAN else ANY


def _names_in(node: tree.Node) -> set[str]:
    own = {node.name} if isinstance(node, tree.Name) else set()
    return own.union(*map(_names_in, node.children()))


def iteration(checker: Checker, node: tree.Iteration) -> Type:
    """Return the type of the list that `for` makes (10.3.2.14)."""
    names = _loops(checker, node.loops)
    with checker.naming({**names, PARTIAL: ListType(ANY)}):
        return ListType(checker.type_of(node.result))


def quantified(checker: Checker, node: tree.Quantified) -> Type:
    """Check the condition of `some` or `every` (10.3.2.15)."""
    with checker.naming(_loops(checker, node.loops)):
        checker.condition(node.condition, f'"{node.quantifier}"')
    return BOOLEAN


def _loops(checker: Checker, loops: Sequence[tree.Loop]) -> dict[str, Type]:
    names: dict[str, Type] = {}
    for loop in loops:
        with checker.naming(names):
            names[loop.name] = _element(checker, loop)
    return names


def _element(checker: Checker, loop: tree.Loop) -> Type:
    """The type of what a loop runs over: a list's elements, the numbers or dates of a range, or the value alone."""
    source = plain(checker.type_of(loop.source))
    if loop.end is not None:
        return common([source, checker.type_of(loop.end)])
    if isinstance(source, ListType):
        return source.element
    return source.bound if isinstance(source, RangeType) else source
