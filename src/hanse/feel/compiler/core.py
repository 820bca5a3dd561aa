"""Tree to closures: the state of a compilation, and what closures share.

A closure takes a frame, the list of one evaluation's values: the Run, the scope as it was given, the inputs that
have been read from it, then the variables of loops, filters and functions. Every name is resolved to its place in
that list before anything runs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from hanse.feel.builtins.signature import BuiltIn
from hanse.feel.compiler.costs import OF_A_STEP, cost_of
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.run import Reason
from hanse.feel.source import Place
from hanse.feel.tree import Node
from hanse.feel.values.kinds import a

type Frame = list[Any]
type Closure = Callable[[Frame], Any]
type Form = Callable[["Compiler", Any], Closure]

RUN, SCOPE, INPUTS = 0, 1, 2
UNREAD = object()
"""What lies in an input's slot until it is first used."""
ITEM = "item"


class Meter:
    """The steps that one evaluation costs, known once it is compiled."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps = 0


class Compiler:
    """One compilation: the forms of nodes, the built-in functions, and which name lies where in the frame."""

    def __init__(
        self, text: str, inputs: Sequence[str], forms: Mapping[type[Node], Form], builtins: Mapping[str, BuiltIn]
    ) -> None:
        self.text = text
        self.builtins = builtins
        self.size = INPUTS + len(inputs)
        self.used: set[type[Node]] = set()
        self._cost = 0
        self._forms = forms
        self._inputs = {name: slot for slot, name in enumerate(inputs, INPUTS)}
        # Innermost last: a variable's name and slot, or None and the slot of an item whose entries are in scope.
        self._scopes: list[tuple[str | None, int]] = []

    def closure(self, node: Node) -> Closure:
        """Return the closure that evaluates a node."""
        self.used.add(type(node))
        self.count(node)
        return self._forms[type(node)](self, node)

    def count(self, node: Node) -> None:
        """Count what a node costs where it becomes no closure of its own."""
        self._cost += cost_of(node)

    def closures(self, nodes: Sequence[Node]) -> list[Closure]:
        """Return the closures of several nodes."""
        return [self.closure(node) for node in nodes]

    @contextmanager
    def metered(self) -> Iterator[Meter]:
        """Yield what tells afterwards how many steps it costs to evaluate once what was compiled meanwhile.

        Whoever evaluates it spends them: they are no part of what is around it.
        """
        around, self._cost = self._cost, 0
        meter = Meter()
        yield meter
        meter.steps, self._cost = self._cost // OF_A_STEP, around

    @contextmanager
    def variable(self, name: str) -> Iterator[int]:
        """Put a variable in scope for a while; yield its slot."""
        slot = self._new_slot()
        self._scopes.append((name, slot))
        yield slot
        self._scopes.pop()

    @contextmanager
    def item(self) -> Iterator[int]:
        """Put `item` and its entries in scope for a while; yield the slot of the item."""
        with self.variable(ITEM) as slot:
            self._scopes.append((None, slot))
            yield slot
            self._scopes.pop()

    def resolve(self, name: str) -> tuple[list[int], int | None]:
        """Return the slots of the items that may have an entry of this name, and the slot it has otherwise."""
        items: list[int] = []
        for known, slot in reversed(self._scopes):
            if known is None:
                items.append(slot)
            elif known == name:
                return items, slot
        return items, self._inputs.get(name)

    def is_input(self, slot: int) -> bool:
        """Tell whether a slot is an input's, rather than a variable's."""
        return slot < INPUTS + len(self._inputs)

    def refuse(self, place: Place, message: str, expected: Sequence[str] = ()) -> NoReturn:
        """Raise FeelSyntaxError for something that reads well and cannot mean anything."""
        raise FeelSyntaxError(message, text=self.text, place=place, expected=expected)

    def _new_slot(self) -> int:
        self.size += 1
        return self.size - 1


def null(frame: Frame, node: Node, text: str, *values: Any) -> Any:
    """Return null, and note why if this run explains (10.3.2.16); each {} of the text becomes the kind of a value."""
    reasons = frame[RUN].reasons
    if reasons is not None:
        reasons[id(node)] = Reason(node.place, text.format(*map(a, values)) if values else text)
