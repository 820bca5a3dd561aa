"""XML to boxed expressions (DMN 1.5, 7.3, 8.3, 10.5 and 12.3)."""

from collections.abc import Callable, Mapping

from hanse.feel.dmn import boxed
from hanse.feel.dmn.words import POLICIES
from hanse.feel.dmn.xml import Element, attribute, child, children, local, text_in
from hanse.feel.policies import HitPolicy


def boxed_in(element: Element) -> boxed.Boxed | None:
    """Return the one boxed expression (7.3.1) among the children of an element; None where there is none."""
    found = child(element, *_READERS)
    return None if found is None else boxed_of(found)


def boxed_of(element: Element) -> boxed.Boxed:
    """Return the boxed expression (7.3.1) that an element is."""
    return _READERS[local(element)](element)


_NOTHING = boxed.LiteralExpression("")
"""Where an expression is lacking: a text that is empty, which is refused with its place when it is to be FEEL."""


def _needed(element: Element, name: str = "") -> boxed.Boxed:
    place = child(element, name) if name else element
    return (None if place is None else boxed_in(place)) or _NOTHING


def _type(element: Element) -> str:
    return attribute(element, "typeRef")


def literal_expression(element: Element) -> boxed.LiteralExpression:
    """Read <literalExpression> (7.3.5), and what is written like one."""
    return boxed.LiteralExpression(text_in(element, "text"), _type(element))


def _context(element: Element) -> boxed.Context:
    return boxed.Context(tuple(map(_entry, children(element, "contextEntry"))), _type(element))


def _entry(element: Element) -> boxed.ContextEntry:
    variable = child(element, "variable")
    name, kind = ("", "") if variable is None else (attribute(variable, "name"), _type(variable))
    return boxed.ContextEntry(name, _needed(element), kind)


def _list(element: Element) -> boxed.List:
    items = tuple(boxed_of(one) for one in children(element, *_READERS))
    return boxed.List(items, _type(element))


def _relation(element: Element) -> boxed.Relation:
    columns = tuple(boxed.Column(attribute(one, "name"), _type(one)) for one in children(element, "column"))
    rows = tuple(tuple(boxed_of(cell) for cell in children(row, *_READERS)) for row in children(element, "row"))
    return boxed.Relation(columns, rows, _type(element))


def _invocation(element: Element) -> boxed.Invocation:
    return boxed.Invocation(_needed(element), tuple(map(_binding, children(element, "binding"))), _type(element))


def _binding(element: Element) -> boxed.Binding:
    parameter = child(element, "parameter")
    return boxed.Binding("" if parameter is None else attribute(parameter, "name"), boxed_in(element))


def function(element: Element) -> boxed.FunctionDefinition:
    """Read <functionDefinition> and <encapsulatedLogic> (10.5.3)."""
    parameters = tuple(
        boxed.Parameter(attribute(one, "name"), _type(one)) for one in children(element, "formalParameter")
    )
    return boxed.FunctionDefinition(parameters, boxed_in(element), attribute(element, "kind") or "FEEL", _type(element))


def _conditional(element: Element) -> boxed.Conditional:
    condition, then, otherwise = (_needed(element, name) for name in ("if", "then", "else"))
    return boxed.Conditional(condition, then, otherwise, _type(element))


def _filter(element: Element) -> boxed.Filter:
    return boxed.Filter(_needed(element, "in"), _needed(element, "match"), _type(element))


def _iterator(element: Element) -> boxed.Iterator:
    word = local(element)
    body = _needed(element, "return" if word == "for" else "satisfies")
    return boxed.Iterator(word, attribute(element, "iteratorVariable"), _needed(element, "in"), body, _type(element))


def _table(element: Element) -> boxed.DecisionTable:
    inputs = tuple(map(_input, children(element, "input")))
    outputs = tuple(map(_output, children(element, "output")))
    rules = tuple(map(_rule, children(element, "rule")))
    notes = tuple(attribute(one, "name") for one in children(element, "annotation"))
    return boxed.DecisionTable(inputs, outputs, rules, _policy(element), notes, _type(element))


def _policy(element: Element) -> HitPolicy | boxed.UnknownPolicy:
    word, aggregation = attribute(element, "hitPolicy") or "UNIQUE", attribute(element, "aggregation")
    # An aggregation says something of COLLECT alone; elsewhere it is let be.
    aggregation = aggregation if word == "COLLECT" else ""
    return POLICIES.get((word, aggregation)) or boxed.UnknownPolicy(word, aggregation)


def _input(element: Element) -> boxed.InputClause:
    expression = child(element, "inputExpression")
    return boxed.InputClause(
        _NOTHING if expression is None else literal_expression(expression),
        text_in(element, "inputValues", "text"),
        attribute(element, "label"),
    )


def _output(element: Element) -> boxed.OutputClause:
    return boxed.OutputClause(
        name=attribute(element, "name"),
        type_ref=_type(element),
        values=text_in(element, "outputValues", "text"),
        default=text_in(element, "defaultOutputEntry", "text"),
        label=attribute(element, "label"),
    )


def _rule(element: Element) -> boxed.DecisionRule:
    return boxed.DecisionRule(
        tests=tuple(text_in(one, "text") for one in children(element, "inputEntry")),
        results=tuple(text_in(one, "text") for one in children(element, "outputEntry")),
        annotations=tuple(text_in(one, "text") for one in children(element, "annotationEntry")),
    )


_READERS: Mapping[str, Callable[[Element], boxed.Boxed]] = {
    "literalExpression": literal_expression,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "invocation": _invocation,
    "functionDefinition": function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _iterator,
    "some": _iterator,
    "every": _iterator,
    "decisionTable": _table,
}
