"""Types before the first run: what is known of a node's value without any input, and what cannot come to any good.

A finding is sure: the node that it names yields null, or a condition that is never true, whatever the inputs. Where
nothing is known the type is Any, of which nothing is said.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from hanse.feel.errors import FeelTypeError
from hanse.feel.source import Place
from hanse.feel.tree import Node
from hanse.feel.types.kinds import ANY, ContextType, ListType, Named, Restricted, Simple, Type
from hanse.feel.values.kinds import Kind

type Rule = Callable[["Checker", Any], Type]

BOOLEAN, NUMBER, STRING = Simple(Kind.BOOLEAN), Simple(Kind.NUMBER), Simple(Kind.STRING)


class Checker:
    """One check of a tree: the types of the names in scope, and what has been found."""

    def __init__(self, names: Mapping[str, Type], rules: Mapping[type[Node], Rule]) -> None:
        self.found: list[FeelTypeError] = []
        self._names = dict(names)
        self._rules = rules

    def type_of(self, node: Node) -> Type:
        """Return what is known of a node's value; note what is wrong in it."""
        rule = self._rules.get(type(node))
        if rule is not None:
            return rule(self, node)
        for child in node.children():
            self.type_of(child)
        return ANY

    def name(self, name: str) -> Type:
        """Return the type of a name in scope; Any where it is not known."""
        return self._names.get(name, ANY)

    def knows(self, name: str) -> bool:
        """Tell whether a name is in scope."""
        return name in self._names

    @contextmanager
    def naming(self, names: Mapping[str, Type]) -> Iterator[None]:
        """Put names in scope for a while."""
        before = self._names
        self._names = {**before, **names}
        yield
        self._names = before

    def note(self, place: Place, message: str) -> None:
        """Note that something is wrong."""
        self.found.append(FeelTypeError(message, text="", place=place))

    def condition(self, node: Node, purpose: str) -> None:
        """Check that something may be true."""
        kind = kind_in(self.type_of(node))
        if kind not in {None, Kind.BOOLEAN, Kind.NULL}:
            self.note(node.place, f"the condition of {purpose} is a {kind}, which is never true")


def plain(wanted: Type) -> Type:
    """Return a type without its name and the tests of its values (10.3.2.9)."""
    while isinstance(wanted, Named | Restricted):
        wanted = wanted.meaning if isinstance(wanted, Named) else wanted.base
    return wanted


def kind_in(wanted: Type) -> Kind | None:
    """Return the kind of all values of a type, as far as it has one (10.3.2.9)."""
    wanted = plain(wanted)
    if isinstance(wanted, Simple):
        return wanted.kind
    return {ListType: Kind.LIST, ContextType: Kind.CONTEXT}.get(type(wanted))


def common(types: list[Type]) -> Type:
    """Return the type of a value that is of one of these (10.3.2.9); null does not count."""
    distinct = {str(one): one for one in types if kind_in(one) is not Kind.NULL}
    return next(iter(distinct.values())) if len(distinct) == 1 else ANY
