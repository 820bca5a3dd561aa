"""The logic of a model's elements, compiled: which names each sees, and what is wrong with those that cannot run.

Elements are known by keys, which no two models share: the address of the model and the element's id.
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
from hanse.feel.dmn.elements import Decision, Definitions, Knowledge, Node, Service
from hanse.feel.dmn.typing import Types, component_names
from hanse.feel.errors import FeelSyntaxError, FeelTypeError
from hanse.feel.parser.grammar import read_tests
from hanse.feel.run import Run
from hanse.feel.source import START
from hanse.feel.tree import Literal
from hanse.feel.types.kinds import ANY, FunctionType, Type


@dataclass(frozen=True, slots=True)
class Required:
    """Something that an element requires: its key, and the name of the import through which it is seen, or ""."""

    key: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Logic:
    """What an element computes from what it requires; `type` is that of its value.

    `problem` says why there is nothing to run; `root` is the tree, by whose nodes reasons are known.
    """

    key: str
    element: Node
    requires: tuple[Required, ...]
    type: Type
    root: tree.Node
    program: Program | None = None
    problem: FeelSyntaxError | None = None
    findings: tuple[FeelTypeError, ...] = ()
    """What in it can come to no good, by the types alone; it runs all the same."""

    def run(self, run: Run, scope: Mapping[str, Any]) -> Any:
        """Return the value, FEEL's own, for values by name."""
        assert self.program is not None
        frame: Frame = [run, scope, *self.program.slots]
        return self.program.closure(frame)


@dataclass(frozen=True, slots=True)
class Imported:
    """What another model lends under a name: its logic by key, and its types."""

    prefix: str
    namespace: str
    logic: Mapping[str, Logic]
    types: Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class Linked:
    """A model's logic by key, that of the models it imports with it, and its types."""

    logic: Mapping[str, Logic]
    own: tuple[Logic, ...]
    types: Mapping[str, Type]
    wrong: tuple[FeelSyntaxError, ...] = ()
    """What cannot be read in the types; such tests let no value pass."""


def linked(definitions: Definitions, imports: Sequence[Imported] = ()) -> Linked:
    """Compile a model's elements; those of imported models are compiled already."""
    return _Linker(definitions, imports).linked()


class _Linker:
    """One model being compiled."""

    def __init__(self, definitions: Definitions, imports: Sequence[Imported]) -> None:
        self._definitions = definitions
        self._imports = {one.namespace: one for one in imports}
        self._logic = {key: logic for one in imports for key, logic in one.logic.items()}
        self._names = {self._key(one.id): one.name for one in definitions.elements.values()}
        self._names |= {key: logic.element.name for key, logic in self._logic.items()}
        lent = {logic.element.name for one in imports if one.prefix for logic in one.logic.values()}
        self._members = frozenset({*_members(definitions), *lent})
        self._wrong: list[FeelSyntaxError] = []
        self._types = Types(
            definitions.items,
            self._allows,
            {_prefixed(one.prefix, name): kind for one in imports for name, kind in one.types.items()},
        )

    def linked(self) -> Linked:
        own = tuple(map(self._compiled, self._definitions.elements.values()))
        logic = self._logic | {one.key: one for one in own}
        return Linked(logic, own, self._types.named, tuple(self._wrong))

    def _allows(self, text: str, where: str) -> Callable[[Any, Run], bool]:
        try:
            return _allows(text, where, self._members)
        except FeelSyntaxError as problem:
            self._wrong.append(problem)
            return lambda _value, _run: False

    def _key(self, element_id: str) -> str:
        return f"{self._definitions.namespace}#{element_id}"

    def required(self, reference: str) -> Required:
        """Return what a reference means: an element's id, with its model's address before it where it is another's."""
        address, _, element_id = reference.rpartition("#")
        found = self._imports.get(address)
        return Required(f"{address}#{element_id}", found.prefix) if found else Required(self._key(element_id))

    def _compiled(self, element: Node) -> Logic:
        requires = tuple(map(self.required, references_of(element)))
        kind, key = self._types.of(element.type_ref), self._key(element.id)
        nothing = Logic(key, element, requires, kind, Literal(START, None))
        names = {one.prefix or self._names[one.key] for one in requires if one.key in self._names}
        if isinstance(element, Knowledge):
            names.add(element.name)
        scope = Scope(frozenset(names), self._members, self._types.named, self._types.of, f"“{element.name}”")
        try:
            root = _root(element, scope)
            if root is None:
                return nothing
            program = compiled(root, text="", inputs=tuple(sorted(names)), builtins=BUILTINS)
        except FeelSyntaxError as problem:
            return replace(nothing, problem=problem)
        return replace(nothing, root=root, program=program, findings=check(root, self._seen(element, requires)).errors)

    def _seen(self, element: Node, requires: Iterable[Required]) -> dict[str, Type]:
        """The types of the names that an element sees."""
        own = {self._key(one.id): one for one in self._definitions.elements.values()}
        seen: dict[str, Type] = {}
        for one in requires:
            found = own.get(one.key)
            if found is not None:
                seen[found.name] = self._type_of(found)
        return seen | ({element.name: self._type_of(element)} if isinstance(element, Knowledge) else {})

    def _type_of(self, element: Node) -> Type:
        """The type of an element's value: that of a function is made of its parameters' and its result's."""
        kind = self._types.of(element.type_ref)
        if isinstance(element, Knowledge):
            parameters = element.logic.parameters if element.logic else ()
            return FunctionType(tuple(self._types.of(one.type_ref) for one in parameters), kind)
        return ANY if isinstance(element, Service) else kind


def references_of(element: Node) -> tuple[str, ...]:
    """Return what an element refers to; a service's are its outputs, then its parameters in their order."""
    match element:
        case Service():
            return (*element.outputs, *element.input_data, *element.input_decisions)
        case Decision() | Knowledge():
            return tuple(one.reference for one in element.requires)
    return ()


def _prefixed(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _root(element: Node, scope: Scope) -> tree.Node | None:
    match element:
        case Decision(logic=logic) if logic is not None:
            return typed(node_of(logic, scope), element.type_ref, scope)
        case Knowledge(logic=logic) if logic is not None:
            return function_node(logic, scope)
    return None


def _allows(text: str, where: str, members: frozenset[str]) -> Callable[[Any, Run], bool]:
    """Return what tells whether a value passes the tests of a type. Raises FeelSyntaxError."""
    scope = Scope(frozenset(), members, {}, lambda _: ANY, where)
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
            return [column.name for column in box.columns]
        case boxed.DecisionTable():
            return [output.name for output in box.outputs if output.name]
    return ()
