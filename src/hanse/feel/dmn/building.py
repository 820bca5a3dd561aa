"""Boxed expressions to the one syntax tree that FEEL compiles (DMN 1.5, 10.2): what a box means is a form of FEEL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hanse.feel import boxes, tree
from hanse.feel.builtins.table import NAMES
from hanse.feel.dmn import boxed
from hanse.feel.dmn.words import POLICIES
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT
from hanse.feel.names import Names
from hanse.feel.parser.grammar import Reading, read, read_tests
from hanse.feel.source import Place
from hanse.feel.types.kinds import ANY, Anything, Type


@dataclass(frozen=True, slots=True)
class Scope:
    """What a text may use (10.3.1.2): names, names of entries that hold spaces, types; and which text it is."""

    names: frozenset[str]
    members: frozenset[str]
    types: Mapping[str, Type]
    type_of: Callable[[str, str], Type]
    where: str

    def knowing(self, *names: str) -> "Scope":
        return replace(self, names=self.names | {name for name in names if name})

    def at(self, where: str) -> "Scope":
        return replace(self, where=f"{self.where}, {where}" if self.where else where)

    @property
    def place(self) -> Place:
        return Place(1, 1, self.where)

    def read(self, text: str, how: Callable[..., Reading] = read) -> tree.Node:
        """Read a text (10.3.1). Raises FeelSyntaxError that says which text of the model it is."""
        try:
            names = Names(self.names)
        except FeelSyntaxError as trouble:
            raise self.refuse(f"a name that it sees is none that FEEL can read: {trouble.message}") from None
        return how(
            text,
            names=names,
            builtins=NAMES,
            limits=DEFAULT,
            types=self.types,
            members=self.members,
            where=self.where,
        ).tree

    def type(self, reference: str) -> Type:
        """Return the type that a reference names (7.3.1). Raises FeelSyntaxError where there is no such type."""
        return self.type_of(reference, self.where)

    def refuse(self, message: str) -> FeelSyntaxError:
        return FeelSyntaxError(message, text="", place=self.place)


def node_of(box: boxed.Boxed, scope: Scope) -> tree.Node:
    """Return the tree of a boxed expression (10.2.1). Raises FeelSyntaxError."""
    return typed(_BUILDERS[type(box)](box, scope), box.type_ref, scope)


def typed(node: tree.Node, type_ref: str, scope: Scope) -> tree.Node:
    """Return the tree of a value of which a type was declared (7.3.1). Raises FeelSyntaxError where there is none."""
    kind = scope.type(type_ref)
    return node if isinstance(kind, Anything) else boxes.Coerced(node.place, node, kind)


def function_node(box: boxed.FunctionDefinition, scope: Scope) -> tree.FunctionOf:
    """Return the tree of a function (10.2.1.7). Raises FeelSyntaxError, also for one that is not FEEL's."""
    if box.kind != "FEEL":
        raise scope.refuse(f"functions of {box.kind} are not run here: write the function in FEEL")
    if box.body is None:
        raise scope.refuse("the function has no expression")
    names = tuple(parameter.name for parameter in box.parameters)
    types = tuple(scope.type(parameter.type_ref) for parameter in box.parameters)
    body = node_of(box.body, scope.knowing(*names))
    return tree.FunctionOf(scope.place, names, body, () if types == (ANY,) * len(types) else types)


def _literal_expression(box: boxed.LiteralExpression, scope: Scope) -> tree.Node:
    if not box.text:
        raise scope.refuse("the expression is empty")
    return scope.read(box.text)


MOST_ENTRIES = 1000
"""Of one context: each sees those before it, so that reading them takes time by the square of their number."""


def _context(box: boxed.Context, scope: Scope) -> tree.Node:
    if len(box.entries) > MOST_ENTRIES:
        raise scope.refuse(f"a context may have {MOST_ENTRIES} entries, and this one has {len(box.entries)}")
    entries: list[tuple[str, tree.Node]] = []
    place, inner = scope.place, scope
    for entry in box.entries:
        node = typed(
            node_of(entry.value, inner.at(f"entry “{entry.name}”" if entry.name else "result")), entry.type_ref, scope
        )
        if not entry.name:
            return boxes.Block(place, tuple(entries), node)
        entries.append((entry.name, node))
        inner = inner.knowing(entry.name)
    return tree.ContextOf(place, tuple(entries))


def _list(box: boxed.List, scope: Scope) -> tree.Node:
    return tree.ListOf(scope.place, tuple(node_of(item, scope.at(f"item {n}")) for n, item in enumerate(box.items, 1)))


def _relation(box: boxed.Relation, scope: Scope) -> tree.Node:
    def row(number: int, cells: Sequence[boxed.Boxed]) -> tree.Node:
        inner = scope.at(f"row {number}")
        if len(cells) != len(box.columns):
            raise inner.refuse(f"{len(cells)} cells stand in it for {len(box.columns)} columns")
        named = zip(box.columns, cells, strict=True)
        return tree.ContextOf(scope.place, tuple((column.name, _cell(column, cell, inner)) for column, cell in named))

    return tree.ListOf(scope.place, tuple(row(number, cells) for number, cells in enumerate(box.rows, 1)))


def _cell(column: boxed.Column, cell: boxed.Boxed, scope: Scope) -> tree.Node:
    return typed(node_of(cell, scope.at(f"“{column.name}”")), column.type_ref, scope)


def _invocation(box: boxed.Invocation, scope: Scope) -> tree.Node:
    given = [(one.name, one.value) for one in box.bindings if one.value is not None]
    arguments = tuple(node_of(value, scope.at(f"argument “{name}”")) for name, value in given)
    return tree.Invocation(scope.place, node_of(box.function, scope), arguments, tuple(name for name, _ in given))


def _conditional(box: boxed.Conditional, scope: Scope) -> tree.Node:
    condition = boxes.Truth(scope.place, node_of(box.condition, scope.at("if")))
    then, otherwise = node_of(box.then, scope.at("then")), node_of(box.otherwise, scope.at("else"))
    return tree.Conditional(scope.place, condition, then, otherwise)


def _filter(box: boxed.Filter, scope: Scope) -> tree.Node:
    source = node_of(box.source, scope.at("in"))
    # The element's entries are names of the condition: which ones, only the run knows.
    condition = node_of(box.match, scope.at("match").knowing("item", *scope.members))
    return tree.Filter(scope.place, source, condition)


def _iterator(box: boxed.Iterator, scope: Scope) -> tree.Node:
    loops = (tree.Loop(scope.place, box.variable, node_of(box.source, scope.at("in"))),)
    inner = scope.knowing(box.variable)
    if box.word == "for":
        return tree.Iteration(scope.place, loops, node_of(box.body, inner.knowing("partial").at("return")))
    condition = boxes.Truth(scope.place, node_of(box.body, inner.at("satisfies")))
    return tree.Quantified(scope.place, "some" if box.word == "some" else "every", loops, condition)


def _table(box: boxed.DecisionTable, scope: Scope) -> tree.Node:
    if isinstance(box.policy, boxed.UnknownPolicy):
        known = ", ".join(" ".join(words).rstrip() for words in POLICIES)
        raise scope.refuse(f"there is no hit policy {box.policy}; there are: {known}")
    if not box.outputs:
        raise scope.refuse("the decision table has no output")
    _refuse_unnamed(box.outputs, scope)
    return boxes.TableOf(
        scope.place,
        inputs=tuple(_input(one, scope.at(f"input {number}")) for number, one in enumerate(box.inputs, 1)),
        outputs=tuple(_output(one, scope.at(f"output {number}")) for number, one in enumerate(box.outputs, 1)),
        rules=tuple(_rule(rule, box, scope.at(f"rule {number}")) for number, rule in enumerate(box.rules, 1)),
        policy=box.policy,
    )


def _refuse_unnamed(outputs: Sequence[boxed.OutputClause], scope: Scope) -> None:
    """Several outputs become entries of a context: each has a name of its own (8.3.2)."""
    seen: set[str] = set()
    for number, output in enumerate(outputs, 1):
        if len(outputs) > 1 and (not output.name or output.name in seen):
            wrong = f"the name “{output.name}” once more" if output.name else "no name"
            raise scope.at(f"output {number}").refuse(f"it has {wrong}; of several outputs each has a name of its own")
        seen.add(output.name)


def _input(box: boxed.InputClause, scope: Scope) -> boxes.InputOf:
    return boxes.InputOf(scope.place, node_of(box.expression, scope), _tests(box.allowed, scope))


def _tests(text: str, scope: Scope) -> boxes.Tests | None:
    """The tests of a cell; None for those that anything passes."""
    if text.strip() in {"", "-"}:
        return None
    node = scope.read(text, read_tests)
    assert isinstance(node, boxes.Tests)
    return node


def _output(box: boxed.OutputClause, scope: Scope) -> boxes.OutputOf:
    order = _tests(box.values, scope)
    default = typed(scope.read(box.default), box.type_ref, scope) if box.default else None
    return boxes.OutputOf(scope.place, box.name, order.tests if order else (), default)


def _rule(box: boxed.DecisionRule, table: boxed.DecisionTable, scope: Scope) -> boxes.RuleOf:
    given, wanted = (len(box.tests), len(box.results)), (len(table.inputs), len(table.outputs))
    if given != wanted:
        has, needs = ("{} conditions and {} results".format(*given), "{} inputs and {} outputs".format(*wanted))
        raise scope.refuse(f"it has {has} for {needs}")
    tests = (_tests(text, scope.at(f"input {number}")) for number, text in enumerate(box.tests, 1))
    results = zip(table.outputs, box.results, strict=True)
    return boxes.RuleOf(scope.place, tuple(tests), tuple(_results(results, scope)))


def _results(cells: Iterator[tuple[boxed.OutputClause, str]], scope: Scope) -> Iterator[tree.Node]:
    for number, (output, text) in enumerate(cells, 1):
        inner = scope.at(f"output {number}")
        node = inner.read(text) if text.strip() not in {"", "-"} else tree.Literal(inner.place, None)
        yield typed(node, output.type_ref, scope)


_BUILDERS: Mapping[type, Callable[..., tree.Node]] = {
    boxed.LiteralExpression: _literal_expression,
    boxed.Context: _context,
    boxed.List: _list,
    boxed.Relation: _relation,
    boxed.Invocation: _invocation,
    boxed.FunctionDefinition: function_node,
    boxed.Conditional: _conditional,
    boxed.Filter: _filter,
    boxed.Iterator: _iterator,
    boxed.DecisionTable: _table,
}
