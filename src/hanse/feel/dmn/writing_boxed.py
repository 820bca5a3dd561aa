"""Boxed expressions to XML (DMN 1.5, 7.3, 8.3, 10.5 and 12.3)."""

from collections.abc import Callable, Mapping
from typing import Any

from hanse.feel.dmn import boxed
from hanse.feel.dmn.words import POLICIES
from hanse.feel.dmn.xml import Element, add
from hanse.feel.policies import HitPolicy


def write_boxed(parent: Element, box: boxed.Boxed) -> None:
    """Write a boxed expression (7.3.1) as a child of an element."""
    _WRITERS[type(box)](parent, box)


def write_function(parent: Element, word: str, box: boxed.FunctionDefinition) -> None:
    """Write a function (10.5.3) under the name that its place has for it."""
    made = add(parent, word, kind="" if box.kind == "FEEL" else box.kind, typeRef=box.type_ref)
    for one in box.parameters:
        add(made, "formalParameter", always={"name": one.name}, typeRef=one.type_ref)
    if box.body is not None:
        write_boxed(made, box.body)


def _literal_expression(parent: Element, box: boxed.LiteralExpression) -> None:
    _text(add(parent, "literalExpression", typeRef=box.type_ref), box.text)


def _text(parent: Element, text: str) -> None:
    add(parent, "text", text=text)


def _context(parent: Element, box: boxed.Context) -> None:
    made = add(parent, "context", typeRef=box.type_ref)
    for entry in box.entries:
        place = add(made, "contextEntry")
        if entry.name or entry.type_ref:
            add(place, "variable", always={"name": entry.name}, typeRef=entry.type_ref)
        write_boxed(place, entry.value)


def _list(parent: Element, box: boxed.List) -> None:
    made = add(parent, "list", typeRef=box.type_ref)
    for item in box.items:
        write_boxed(made, item)


def _relation(parent: Element, box: boxed.Relation) -> None:
    made = add(parent, "relation", typeRef=box.type_ref)
    for column in box.columns:
        add(made, "column", always={"name": column.name}, typeRef=column.type_ref)
    for row in box.rows:
        place = add(made, "row")
        for cell in row:
            write_boxed(place, cell)


def _invocation(parent: Element, box: boxed.Invocation) -> None:
    made = add(parent, "invocation", typeRef=box.type_ref)
    write_boxed(made, box.function)
    for binding in box.bindings:
        place = add(made, "binding")
        add(place, "parameter", always={"name": binding.name})
        if binding.value is not None:
            write_boxed(place, binding.value)


def _function(parent: Element, box: boxed.FunctionDefinition) -> None:
    write_function(parent, "functionDefinition", box)


def _parts(parent: Element, **parts: boxed.Boxed) -> None:
    for word, part in parts.items():
        write_boxed(add(parent, word), part)


def _conditional(parent: Element, box: boxed.Conditional) -> None:
    made = add(parent, "conditional", typeRef=box.type_ref)
    _parts(made, **{"if": box.condition, "then": box.then, "else": box.otherwise})


def _filter(parent: Element, box: boxed.Filter) -> None:
    _parts(add(parent, "filter", typeRef=box.type_ref), **{"in": box.source, "match": box.match})


def _iterator(parent: Element, box: boxed.Iterator) -> None:
    made = add(parent, box.word, always={"iteratorVariable": box.variable}, typeRef=box.type_ref)
    _parts(made, **{"in": box.source, "return" if box.word == "for" else "satisfies": box.body})


_WORDS = {policy: words for words, policy in POLICIES.items()}


def _words(policy: HitPolicy | boxed.UnknownPolicy) -> tuple[str, str]:
    return _WORDS[policy] if isinstance(policy, HitPolicy) else (policy.word, policy.aggregation)


def _table(parent: Element, box: boxed.DecisionTable) -> None:
    policy, aggregation = _words(box.policy)
    made = add(parent, "decisionTable", hitPolicy=policy, aggregation=aggregation, typeRef=box.type_ref)
    for one in box.inputs:
        _input(made, one)
    for output in box.outputs:
        _output(made, output)
    for name in box.annotations:
        add(made, "annotation", always={"name": name})
    for rule in box.rules:
        place = add(made, "rule")
        for word, texts in (
            ("inputEntry", rule.tests),
            ("outputEntry", rule.results),
            ("annotationEntry", rule.annotations),
        ):
            for text in texts:
                _text(add(place, word), text)


def _input(parent: Element, box: boxed.InputClause) -> None:
    made = add(parent, "input", label=box.label)
    _text(add(made, "inputExpression", typeRef=box.expression.type_ref), box.expression.text)
    if box.allowed:
        _text(add(made, "inputValues"), box.allowed)


def _output(parent: Element, box: boxed.OutputClause) -> None:
    made = add(parent, "output", name=box.name, label=box.label, typeRef=box.type_ref)
    for word, text in (("outputValues", box.values), ("defaultOutputEntry", box.default)):
        if text:
            _text(add(made, word), text)


_WRITERS: Mapping[type, Callable[[Element, Any], None]] = {
    boxed.LiteralExpression: _literal_expression,
    boxed.Context: _context,
    boxed.List: _list,
    boxed.Relation: _relation,
    boxed.Invocation: _invocation,
    boxed.FunctionDefinition: _function,
    boxed.Conditional: _conditional,
    boxed.Filter: _filter,
    boxed.Iterator: _iterator,
    boxed.DecisionTable: _table,
}
