"""XML to boxed expressions."""

from collections.abc import Callable, Mapping

from hanse.feel.dmn import boxed
from hanse.feel.dmn.errors import DmnReadError
from hanse.feel.dmn.words import POLICIES
from hanse.feel.dmn.xml import Element, attribute, child, children, line_of, local, text_in
from hanse.feel.policies import HitPolicy


def boxed_in(element: Element) -> boxed.Boxed | None:
    """Return the one boxed expression among the children of an element; None where there is none."""
    found = child(element, *_READERS)
    return None if found is None else boxed_of(found)


def boxed_of(element: Element) -> boxed.Boxed:
    """Return the boxed expression that an element is."""
    return _READERS[local(element)](element)


def _needed(element: Element, name: str = "") -> boxed.Boxed:
    place = child(element, name) if name else element
    found = None if place is None else boxed_in(place)
    if found is None:
        raise DmnReadError(f"<{local(element)}> lacks the expression of its {name or 'value'}", line=line_of(element))
    return found


def _type(element: Element) -> str:
    return attribute(element, "typeRef")


def literal(element: Element) -> boxed.Literal:
    """Read <literalExpression>, and what is written like one."""
    return boxed.Literal(text_in(element, "text"), _type(element))


def _context(element: Element) -> boxed.Context:
    return boxed.Context(tuple(map(_entry, children(element, "contextEntry"))), _type(element))


def _entry(element: Element) -> boxed.Entry:
    variable = child(element, "variable")
    name, kind = ("", "") if variable is None else (attribute(variable, "name"), _type(variable))
    return boxed.Entry(name, _needed(element), kind)


def _elements(element: Element) -> boxed.Elements:
    items = tuple(boxed_of(one) for one in children(element, *_READERS))
    return boxed.Elements(items, _type(element))


def _relation(element: Element) -> boxed.Relation:
    columns = tuple(boxed.Column(attribute(one, "name"), _type(one)) for one in children(element, "column"))
    rows = tuple(tuple(boxed_of(cell) for cell in children(row, *_READERS)) for row in children(element, "row"))
    if any(len(row) != len(columns) for row in rows):
        raise DmnReadError("a row of <relation> has not as many cells as there are columns", line=line_of(element))
    return boxed.Relation(columns, rows, _type(element))


def _call(element: Element) -> boxed.Call:
    return boxed.Call(_needed(element), tuple(map(_binding, children(element, "binding"))), _type(element))


def _binding(element: Element) -> boxed.Binding:
    parameter = child(element, "parameter")
    return boxed.Binding("" if parameter is None else attribute(parameter, "name"), boxed_in(element))


def function(element: Element) -> boxed.FunctionDefinition:
    """Read <functionDefinition> and <encapsulatedLogic>."""
    parameters = tuple(
        boxed.Parameter(attribute(one, "name"), _type(one)) for one in children(element, "formalParameter")
    )
    return boxed.FunctionDefinition(parameters, boxed_in(element), attribute(element, "kind") or "FEEL", _type(element))


def _conditional(element: Element) -> boxed.Conditional:
    condition, then, otherwise = (_needed(element, name) for name in ("if", "then", "else"))
    return boxed.Conditional(condition, then, otherwise, _type(element))


def _filter(element: Element) -> boxed.Filter:
    return boxed.Filter(_needed(element, "in"), _needed(element, "match"), _type(element))


def _loop(element: Element) -> boxed.Loop:
    word = local(element)
    body = _needed(element, "return" if word == "for" else "satisfies")
    return boxed.Loop(word, attribute(element, "iteratorVariable"), _needed(element, "in"), body, _type(element))


def _table(element: Element) -> boxed.DecisionTable:
    inputs = tuple(map(_input, children(element, "input")))
    outputs = tuple(map(_output, children(element, "output")))
    rules = tuple(map(_rule, children(element, "rule")))
    for number, rule in enumerate(rules, 1):
        if len(rule.tests) != len(inputs) or len(rule.results) != len(outputs):
            message = f"rule {number} has {len(rule.tests)} conditions and {len(rule.results)} results"
            raise DmnReadError(f"{message} for {len(inputs)} inputs and {len(outputs)} outputs", line=line_of(element))
    notes = tuple(attribute(one, "name") for one in children(element, "annotation"))
    return boxed.DecisionTable(inputs, outputs, rules, _policy(element), notes, _type(element))


def _policy(element: Element) -> HitPolicy:
    words = (attribute(element, "hitPolicy") or "UNIQUE", attribute(element, "aggregation"))
    # An aggregation says something of COLLECT alone; elsewhere it is let be.
    found = POLICIES.get(words if words[0] == "COLLECT" else (words[0], ""))
    if found is None:
        raise DmnReadError(f"there is no hit policy {' '.join(words)}".rstrip(), line=line_of(element))
    return found


def _input(element: Element) -> boxed.Input:
    expression = child(element, "inputExpression")
    if expression is None:
        raise DmnReadError("an input of the decision table lacks its expression", line=line_of(element))
    return boxed.Input(literal(expression), text_in(element, "inputValues", "text"), attribute(element, "label"))


def _output(element: Element) -> boxed.Output:
    return boxed.Output(
        name=attribute(element, "name"),
        type_ref=_type(element),
        values=text_in(element, "outputValues", "text"),
        default=text_in(element, "defaultOutputEntry", "text"),
        label=attribute(element, "label"),
    )


def _rule(element: Element) -> boxed.Rule:
    return boxed.Rule(
        tests=tuple(text_in(one, "text") for one in children(element, "inputEntry")),
        results=tuple(text_in(one, "text") for one in children(element, "outputEntry")),
        annotations=tuple(text_in(one, "text") for one in children(element, "annotationEntry")),
    )


_READERS: Mapping[str, Callable[[Element], boxed.Boxed]] = {
    "literalExpression": literal,
    "context": _context,
    "list": _elements,
    "relation": _relation,
    "invocation": _call,
    "functionDefinition": function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _loop,
    "some": _loop,
    "every": _loop,
    "decisionTable": _table,
}
