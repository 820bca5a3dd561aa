"""The logic of a model's elements, compiled: which names each sees, and what is wrong with those that cannot run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel import tree
from hanse.feel.builtins.table import BUILTINS
from hanse.feel.compiler.core import Frame
from hanse.feel.compiler.forms import Program, compiled
from hanse.feel.dmn import boxed
from hanse.feel.dmn.building import Scope, function_node, node_of, typed
from hanse.feel.dmn.elements import Decision, Definitions, Knowledge, Node
from hanse.feel.dmn.typing import Types, component_names
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.parser.grammar import read_tests
from hanse.feel.run import Run
from hanse.feel.source import START
from hanse.feel.tree import Literal
from hanse.feel.types.kinds import ANY, Type


@dataclass(frozen=True, slots=True)
class Logic:
    """What an element computes: `inputs` are the names it sees, `type` is that of its value.

    `problem` says why there is nothing to run; `root` is the tree, by whose nodes reasons are known.
    """

    inputs: tuple[str, ...]
    type: Type
    root: tree.Node
    program: Program | None
    problem: FeelSyntaxError | None = None

    def run(self, run: Run, scope: Mapping[str, Any]) -> Any:
        """Return the value, FEEL's own, for values by name."""
        assert self.program is not None
        frame: Frame = [run, scope, *self.program.slots]
        return self.program.closure(frame)


def compiled_logic(definitions: Definitions) -> Mapping[str, Logic]:
    """Return the logic of every element by id."""
    members = frozenset(_members(definitions))
    types = Types(definitions.items, lambda text, where: _allows(text, where, members))
    names = {one.id: one.name for one in definitions.elements.values()}

    def scope_of(element: Node) -> Scope:
        required = [reference_id(one) for one in getattr(element, "requires", ())]
        own = {element.name} if isinstance(element, Knowledge) else set()
        seen = frozenset({names[one] for one in required if one in names} | own)
        return Scope(seen, members, types.named, types.of, f"“{element.name}”")

    return {one.id: _logic(one, scope_of(one), types) for one in definitions.elements.values()}


def reference_id(reference: str) -> str:
    """Return the id in a reference that may name its model's address before it."""
    return reference.rpartition("#")[2]


def _logic(element: Node, scope: Scope, types: Types) -> Logic:
    inputs, kind = tuple(sorted(scope.names)), types.of(element.type_ref)
    nothing = Literal(START, None)
    try:
        match element:
            case Decision(logic=logic) if logic is not None:
                root = typed(node_of(logic, scope), element.type_ref, scope)
            case Knowledge(logic=logic) if logic is not None:
                root = function_node(logic, scope)
            case _:
                return Logic(inputs, kind, nothing, None)
        return Logic(inputs, kind, root, compiled(root, text="", inputs=inputs, builtins=BUILTINS))
    except FeelSyntaxError as problem:
        return Logic(inputs, kind, nothing, None, problem)


def _allows(text: str, where: str, members: frozenset[str]) -> Callable[[Any, Run], bool]:
    """Return what tells whether a value passes the tests of a type; tests that cannot be read allow nothing."""
    scope = Scope(frozenset(), members, {}, lambda _: ANY, where)
    tests = scope.read(text, read_tests)
    assert isinstance(tests, tree.Tests)
    value = tree.Name(tests.place, "?")
    program = compiled(tree.Membership(tests.place, value, tests.tests), text=text, inputs=("?",), builtins=BUILTINS)
    wanted = not tests.negated

    def allows(value: Any, run: Run) -> bool:
        return program.closure([run, {"?": value}, *program.slots]) is wanted

    return allows


def _members(definitions: Definitions) -> Iterator[str]:
    """Names that may follow a dot: entries of types and of boxed contexts, columns and outputs."""
    yield from component_names(definitions.items)
    open_boxes: list[boxed.Boxed] = [
        one.logic for one in definitions.elements.values() if isinstance(one, Decision | Knowledge) and one.logic
    ]
    while open_boxes:
        box = open_boxes.pop()
        yield from _own_members(box)
        open_boxes.extend(boxed.parts_of(box))


def _own_members(box: boxed.Boxed) -> Sequence[str]:
    match box:
        case boxed.Context():
            return [entry.name for entry in box.entries if entry.name]
        case boxed.Relation():
            return box.columns
        case boxed.DecisionTable():
            return [output.name for output in box.outputs if output.name]
    return ()
