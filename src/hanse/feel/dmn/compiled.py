"""The logic of a model's elements, compiled: which names each sees, and what is wrong with those that cannot run.

What each means is DMN 1.5, 7.3 and 10.2; elements are known by the keys of references.py.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hanse.feel import boxes, tree
from hanse.feel.builtins.table import BUILTINS
from hanse.feel.checking.check import check
from hanse.feel.compiler.core import Frame
from hanse.feel.compiler.forms import Program, compiled
from hanse.feel.dmn import boxed
from hanse.feel.dmn.building import Scope, function_node, node_of, typed
from hanse.feel.dmn.elements import BusinessKnowledgeModel, Decision, DecisionService, Definitions, DRGElement
from hanse.feel.dmn.faults import faults_of, shown, unresolved, why_no_name
from hanse.feel.dmn.references import Required, key_of, keyed, references_of
from hanse.feel.dmn.typing import Types, component_names
from hanse.feel.errors import FeelSyntaxError, FeelTypeError
from hanse.feel.parser.grammar import read_tests
from hanse.feel.run import Run
from hanse.feel.source import START
from hanse.feel.tree import Literal
from hanse.feel.types.kinds import ANY, FunctionType, Type


@dataclass(frozen=True, slots=True)
class Logic:
    """What an element computes from what it requires (6.3.5); `type` is that of its value.

    `problem` says why there is nothing to run; `root` is the tree, by whose nodes reasons are known.
    """

    key: str
    element: DRGElement
    requires: tuple[Required, ...]
    type: Type
    root: tree.Node
    program: Program | None = None
    problem: FeelSyntaxError | None = None
    findings: tuple[FeelTypeError, ...] = ()
    """What in it can come to no good, by the types alone; it runs all the same."""

    def run(self, run: Run, scope: Mapping[str, Any]) -> Any:
        """Return the value, FEEL's own, for values by name (10.3.2)."""
        assert self.program is not None
        frame: Frame = [run, scope, *self.program.slots]
        return self.program.closure(frame)


@dataclass(frozen=True, slots=True)
class Imported:
    """What another model lends under a name (6.3.3): its logic by key, and its types."""

    prefix: str
    namespace: str
    logic: Mapping[str, Logic]
    types: Types

    def prefixed[Value](self, named: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return things of the other model by the names under which they are seen (6.3.3)."""
        return {f"{self.prefix}.{name}": value for name, value in named.items()} if self.prefix else named


@dataclass(frozen=True, slots=True)
class Linked:
    """A model's logic by key, that of the models it imports with it, and its types (6.3.2)."""

    logic: Mapping[str, Logic]
    own: tuple[Logic, ...]
    types: Types
    wrong: tuple[FeelSyntaxError, ...] = ()
    """What is wrong with its imports and types; the elements that need these share the fault."""


def linked(definitions: Definitions, imports: Sequence[Imported] = ()) -> Linked:
    """Compile a model's elements (6.3.2); those of imported models are compiled already."""
    return _Linker(definitions, imports).linked()


class _Linker:
    """One model being compiled."""

    def __init__(self, definitions: Definitions, imports: Sequence[Imported]) -> None:
        self._namespace = definitions.namespace
        self._elements = keyed(definitions)
        self._imports = {one.namespace: one for one in imports}
        self._lacking = unresolved(definitions, self._imports)
        self._logic = {key: logic for one in imports for key, logic in one.logic.items()}
        self._faults = faults_of(definitions, self._elements, self._logic, self._lacking)
        self._names = {key: logic.element.name for key, logic in self._logic.items()}
        self._names |= {key: element.name for key, element in self._elements.items()}
        lent = {logic.element.name for one in imports if one.prefix for logic in one.logic.values()}
        # A name that FEEL cannot read stands after no dot.
        self._members = frozenset(name for name in {*_members(definitions), *lent} if not why_no_name(name))
        closed = (one for one in definitions.imports if one.namespace not in self._imports)
        self._types = Types(
            definitions.items,
            lambda text, where: _allows(text, where, self._members),
            {name: kind for one in imports for name, kind in one.prefixed(one.types.named).items()},
            {name: fault for one in imports for name, fault in one.prefixed(one.types.faults).items()},
            {one.name: self._lacking.get(one.namespace) for one in closed},
        )
        self._nameable = {name: kind for name, kind in self._types.named.items() if not why_no_name(name)}

    def linked(self) -> Linked:
        own = tuple(self._compiled(key, element) for key, element in self._elements.items())
        wrong = (*self._lacking.values(), *self._types.own_faults)
        return Linked(self._logic | {one.key: one for one in own}, own, self._types, wrong)

    def _required(self, reference: str) -> Required:
        """What a reference means: an element's id, with its model's address before it where it is another's."""
        found = self._imports.get(reference.rpartition("#")[0])
        return Required(key_of(reference, self._namespace), found.prefix if found else "")

    def _compiled(self, key: str, element: DRGElement) -> Logic:
        requires = tuple(map(self._required, references_of(element)))
        nothing = Logic(key, element, requires, ANY, Literal(START, None))
        if key in self._faults:
            return replace(nothing, problem=self._faults[key])
        names = {one.prefix or self._names[one.key] for one in requires}
        if isinstance(element, BusinessKnowledgeModel):
            names.add(element.name)
        known = frozenset(name for name in names if name and not why_no_name(name))
        scope = Scope(known, self._members, self._nameable, self._types.of, shown(element))
        try:
            nothing = replace(nothing, type=scope.type(element.type_ref))
            root = _root(element, scope)
            if root is None:
                return nothing
            program = compiled(root, text="", inputs=tuple(sorted(known)), builtins=BUILTINS)
        except FeelSyntaxError as problem:
            return replace(nothing, problem=problem)
        return replace(nothing, root=root, program=program, findings=check(root, self._seen(element, requires)).errors)

    def _seen(self, element: DRGElement, requires: Iterable[Required]) -> dict[str, Type]:
        """The types of the names that an element sees."""
        found = (self._elements.get(one.key) for one in requires)
        seen = [one for one in found if one is not None]
        if isinstance(element, BusinessKnowledgeModel):
            seen.append(element)
        return {one.name: self._type_of(one) for one in seen}

    def _type_of(self, element: DRGElement) -> Type:
        """The type of an element's value: that of a function is made of its parameters' and its result's."""
        try:
            kind = self._types.of(element.type_ref, "")
            if not isinstance(element, BusinessKnowledgeModel):
                return ANY if isinstance(element, DecisionService) else kind
            parameters = element.logic.parameters if element.logic else ()
            return FunctionType(tuple(self._types.of(one.type_ref, "") for one in parameters), kind)
        except FeelSyntaxError:
            return ANY  # told of the element itself


def _root(element: DRGElement, scope: Scope) -> tree.Node | None:
    match element:
        case Decision(logic=logic) if logic is not None:
            return typed(node_of(logic, scope), element.type_ref, scope)
        case BusinessKnowledgeModel(logic=logic) if logic is not None:
            return function_node(logic, scope)
    return None


def _allows(text: str, where: str, members: frozenset[str]) -> Callable[[Any, Run], bool]:
    """Return what tells whether a value passes the tests of a type. Raises FeelSyntaxError."""
    scope = Scope(frozenset(), members, {}, lambda _reference, _where: ANY, where)
    tests = scope.read(text, read_tests)
    assert isinstance(tests, boxes.Tests)
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
        one.logic for one in definitions.elements if isinstance(one, Decision | BusinessKnowledgeModel) and one.logic
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
            return [column.name for column in box.columns]
        case boxed.DecisionTable():
            return [output.name for output in box.outputs if output.name]
    return ()
