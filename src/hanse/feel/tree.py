"""The syntax tree (DMN 1.5, 10.3.1.2): frozen values, one class for each form of expression.

Every node knows its `place`, and `children()` gives the expressions it holds, in the order they are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneOf

from hanse.feel.source import Place
from hanse.feel.types.kinds import Type
from hanse.feel.values.durations import Duration
from hanse.feel.values.moments import Moment

type Constant = bool | int | Decimal | str | None


@dataclass(frozen=True, slots=True)
class Node:
    """An expression somewhere in the text."""

    place: Place

    def children(self) -> Sequence["Node"]:
        """Return the expressions inside this one."""
        return ()


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number, a string, true, false or null."""

    value: Constant


@dataclass(frozen=True, slots=True)
class AtLiteral(Node):
    """`@"2026-11-26"`: a date, a time, both, or a duration."""

    value: Moment | Duration


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name in scope: an input, a variable of a loop, a parameter, or a built-in function."""

    name: str


@dataclass(frozen=True, slots=True)
class Path(Node):
    """`source.name`: an entry of a context, or of every context in a list."""

    source: Node
    name: str

    def children(self) -> Sequence[Node]:
        return (self.source,)


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`source[condition]`: the elements for which it holds, or the one at a position."""

    source: Node
    condition: Node

    def children(self) -> Sequence[Node]:
        return (self.source, self.condition)


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """`[a, b, c]`."""

    items: tuple[Node, ...]

    def children(self) -> Sequence[Node]:
        return self.items


@dataclass(frozen=True, slots=True)
class ContextOf(Node):
    """`{a: 1, b: a + 1}`; an entry sees those before it."""

    entries: tuple[tuple[str, Node], ...]

    def children(self) -> Sequence[Node]:
        return tuple(value for _, value in self.entries)


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """`[a..b]`, `(a..b]`, `]a..b[`."""

    start: Node
    end: Node
    start_included: bool
    end_included: bool

    def children(self) -> Sequence[Node]:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class UnaryTest(Node):
    """`< 10`, `!= "x"`: a comparison whose left side is the value under test."""

    operator: str
    operand: Node

    def children(self) -> Sequence[Node]:
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`a >= b`; operator is one of = != < <= > >=."""

    operator: str
    left: Node
    right: Node

    def children(self) -> Sequence[Node]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`a between low and high`, both ends included."""

    value: Node
    low: Node
    high: Node

    def children(self) -> Sequence[Node]:
        return (self.value, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Membership(Node):
    """`a in b`, `a in (b, < c)`: true when one of the tests holds."""

    value: Node
    tests: tuple[Node, ...]

    def children(self) -> Sequence[Node]:
        return (self.value, *self.tests)


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    """`a and b and …`, a whole chain in one node."""

    parts: tuple[Node, ...]

    def children(self) -> Sequence[Node]:
        return self.parts


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    """`a or b or …`, a whole chain in one node."""

    parts: tuple[Node, ...]

    def children(self) -> Sequence[Node]:
        return self.parts


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a + b`; operator is one of + - * / **."""

    operator: str
    left: Node
    right: Node

    def children(self) -> Sequence[Node]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """`-a`."""

    operand: Node

    def children(self) -> Sequence[Node]:
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`if a then b else c`."""

    condition: Node
    then: Node
    otherwise: Node

    def children(self) -> Sequence[Node]:
        return (self.condition, self.then, self.otherwise)


@dataclass(frozen=True, slots=True)
class Loop(Node):
    """`name in source`, or `name in source..end`: one variable of a `for`, `some` or `every`."""

    name: str
    source: Node
    end: Node | None = None

    def children(self) -> Sequence[Node]:
        return (self.source,) if self.end is None else (self.source, self.end)


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """`for x in xs, y in ys return …`."""

    loops: tuple[Loop, ...]
    result: Node

    def children(self) -> Sequence[Node]:
        return (*self.loops, self.result)


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some x in xs satisfies …` and `every …`."""

    quantifier: OneOf["some", "every"]
    loops: tuple[Loop, ...]
    condition: Node

    def children(self) -> Sequence[Node]:
        return (*self.loops, self.condition)


@dataclass(frozen=True, slots=True)
class Invocation(Node):
    """`f(a, b)` or `f(name: a)`; `names` is empty when the arguments are positional."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()

    def children(self) -> Sequence[Node]:
        return (self.function, *self.arguments)


@dataclass(frozen=True, slots=True)
class FunctionOf(Node):
    """`function(a: number, b) a + b`; `types` has one for each parameter, or is empty where none is typed."""

    parameters: tuple[str, ...]
    body: Node
    types: tuple[Type, ...] = ()

    def children(self) -> Sequence[Node]:
        return (self.body,)


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """`value instance of type`."""

    value: Node
    type: Type

    def children(self) -> Sequence[Node]:
        return (self.value,)


def height(root: Node) -> int:
    """Return the number of levels of a tree, found level by level: no recursion, whatever the tree."""
    level: list[Node] = [root]
    levels = 0
    while level:
        levels += 1
        level = [child for node in level for child in node.children()]
    return levels
