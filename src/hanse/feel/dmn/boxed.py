"""Boxed expressions (DMN 1.5, 10.2) and decision tables (8.2) as they are written: texts, not yet read as FEEL."""

from collections.abc import Iterator
from dataclasses import dataclass

from hanse.feel.policies import HitPolicy


@dataclass(frozen=True, slots=True)
class Literal:
    """A FEEL text (10.2.1.1)."""

    text: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a context; one without a name is the result of the whole."""

    name: str
    value: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Entries of which each may use those before it (10.2.1.4)."""

    entries: tuple[Entry, ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Elements:
    """A list (10.2.1.5)."""

    items: tuple["Boxed", ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a relation."""

    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A list of contexts as a grid (10.2.1.6)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple["Boxed", ...], ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """An argument: a name and its value; none where the parameter is left out."""

    name: str
    value: "Boxed | None"


@dataclass(frozen=True, slots=True)
class Call:
    """An invocation with named arguments (10.2.1.3)."""

    function: "Boxed"
    bindings: tuple[Binding, ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter of a function."""

    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class FunctionDefinition:
    """A function (10.2.1.7); `kind` is FEEL's unless another language's is called for, which nothing here runs."""

    parameters: tuple[Parameter, ...]
    body: "Boxed | None"
    kind: str = "FEEL"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if` in three boxes (10.2.1.8)."""

    condition: "Boxed"
    then: "Boxed"
    otherwise: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A list and the condition that its elements must meet (10.2.1.9)."""

    source: "Boxed"
    match: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Loop:
    """`for`, `some` or `every` in boxes (10.2.1.10)."""

    word: str
    variable: str
    source: "Boxed"
    body: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A column of conditions: what is looked at, and which values it may have."""

    expression: Literal
    allowed: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A column of results; `values` the first of which weighs most, `default` where no rule holds."""

    name: str = ""
    type_ref: str = ""
    values: str = ""
    default: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: a text of tests for each input, a text for each output, and notes for people."""

    tests: tuple[str, ...]
    results: tuple[str, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table (8.2)."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    policy: HitPolicy = HitPolicy.UNIQUE
    annotations: tuple[str, ...] = ()
    type_ref: str = ""


type Boxed = (
    Literal | Context | Elements | Relation | Call | FunctionDefinition | Conditional | Filter | Loop | DecisionTable
)


def parts_of(boxed: "Boxed") -> Iterator["Boxed"]:
    """Yield the boxes inside a box."""
    match boxed:
        case Context():
            yield from (entry.value for entry in boxed.entries)
        case Elements():
            yield from boxed.items
        case Relation():
            yield from (cell for row in boxed.rows for cell in row)
        case Call():
            yield boxed.function
            yield from (binding.value for binding in boxed.bindings if binding.value is not None)
        case FunctionDefinition(body=body) if body is not None:
            yield body
        case Conditional():
            yield from (boxed.condition, boxed.then, boxed.otherwise)
        case Filter():
            yield from (boxed.source, boxed.match)
        case Loop():
            yield from (boxed.source, boxed.body)
