"""Nodes that boxes and tables become (DMN 1.5, 8.2 and 10.2): no text of FEEL writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.feel.policies import HitPolicy
from hanse.feel.tree import Node
from hanse.feel.types.kinds import Type


@dataclass(frozen=True, slots=True)
class Coerced(Node):
    """A value where one of a type was declared: it becomes that type's, or null (10.3.2.9.4)."""

    value: Node
    type: Type

    def children(self) -> Sequence[Node]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class Truth(Node):
    """A condition in a box of its own: true, false or null, and no other value (10.2.1.8 and 10.2.1.10)."""

    value: Node

    def children(self) -> Sequence[Node]:
        return (self.value,)


@dataclass(frozen=True, slots=True)
class Block(Node):
    """Entries of which each sees those before it, and a result that sees all: a boxed context with a result."""

    entries: tuple[tuple[str, Node], ...]
    result: Node

    def children(self) -> Sequence[Node]:
        return (*(value for _, value in self.entries), self.result)


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests of the value under test, `?`; `negated` for not(…)."""

    tests: tuple[Node, ...]
    negated: bool = False

    def children(self) -> Sequence[Node]:
        return self.tests


@dataclass(frozen=True, slots=True)
class RuleOf(Node):
    """A rule of a decision table: tests of the inputs, None where anything passes, and a result for each output."""

    tests: tuple[Tests | None, ...]
    results: tuple[Node, ...]

    def children(self) -> Sequence[Node]:
        return (*(test for test in self.tests if test), *self.results)


@dataclass(frozen=True, slots=True)
class InputOf(Node):
    """A decision table's input: an expression, and the tests that its values must pass."""

    value: Node
    allowed: Tests | None = None

    def children(self) -> Sequence[Node]:
        return (self.value, self.allowed) if self.allowed else (self.value,)


@dataclass(frozen=True, slots=True)
class OutputOf(Node):
    """A decision table's output: its name, its values with the most important first, and its default."""

    name: str
    order: tuple[Node, ...] = ()
    default: Node | None = None

    def children(self) -> Sequence[Node]:
        return (*self.order, self.default) if self.default else self.order


@dataclass(frozen=True, slots=True)
class TableOf(Node):
    """A decision table (8.2)."""

    inputs: tuple[InputOf, ...]
    outputs: tuple[OutputOf, ...]
    rules: tuple[RuleOf, ...]
    policy: HitPolicy

    def children(self) -> Sequence[Node]:
        return (*self.inputs, *self.outputs, *self.rules)
