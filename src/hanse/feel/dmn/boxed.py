"""Boxed expressions (DMN 1.5, 7.2 and 10.2.1) and decision tables (8.2) as they are written: texts, not yet FEEL."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.feel.policies import HitPolicy


@dataclass(frozen=True, slots=True)
class LiteralExpression:
    """A FEEL text (7.3.5 and 10.2.1.1)."""

    text: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """An entry of a context (10.5.2); one without a name is the result of the whole."""

    name: str
    value: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Entries of which each may use those before it (10.2.1.4)."""

    entries: tuple[ContextEntry, ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list (10.2.1.5)."""

    items: tuple["Boxed", ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a relation (10.5.5)."""

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
    """An argument (7.3.7): a name and its value; none where the parameter is left out."""

    name: str
    value: "Boxed | None"


@dataclass(frozen=True, slots=True)
class Invocation:
    """An invocation with named arguments (10.2.1.3)."""

    function: "Boxed"
    bindings: tuple[Binding, ...]
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter of a function, an information item of the standard (7.3.4)."""

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
class Iterator:
    """`for`, `some` or `every` in boxes (10.2.1.10)."""

    word: str
    variable: str
    source: "Boxed"
    body: "Boxed"
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class InputClause:
    """A column of conditions (8.3.2): what is looked at, and which values it may have."""

    expression: LiteralExpression
    allowed: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutputClause:
    """A column of results (8.3.2); `values` the first of which weighs most, `default` where no rule holds."""

    name: str = ""
    type_ref: str = ""
    values: str = ""
    default: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A row (8.3.3): a text of tests for each input, a text for each output, and notes for people."""

    tests: tuple[str, ...]
    results: tuple[str, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownPolicy:
    """A hit policy as it was written that the standard does not know (8.2.11)."""

    word: str
    aggregation: str = ""

    def __str__(self) -> str:
        return f"{self.word} {self.aggregation}".rstrip()


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table (8.3.1); its rules need not have as many cells as there are columns."""

    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[DecisionRule, ...]
    policy: HitPolicy | UnknownPolicy = HitPolicy.UNIQUE
    annotations: tuple[str, ...] = ()
    type_ref: str = ""


type Boxed = (
    LiteralExpression
    | Context
    | List
    | Relation
    | Invocation
    | FunctionDefinition
    | Conditional
    | Filter
    | Iterator
    | DecisionTable
)


def parts_of(boxed: "Boxed") -> Iterable["Boxed"]:
    """Yield the boxes inside a box (10.2.1)."""
    match boxed:
        case Context():
            yield from (entry.value for entry in boxed.entries)
        case List():
            yield from boxed.items
        case Relation():
            yield from (cell for row in boxed.rows for cell in row)
        case Invocation():
            yield boxed.function
            yield from (binding.value for binding in boxed.bindings if binding.value is not None)
        case FunctionDefinition(body=body) if body is not None:
            yield body
        case Conditional():
            yield from (boxed.condition, boxed.then, boxed.otherwise)
        case Filter():
            yield from (boxed.source, boxed.match)
        case Iterator():
            yield from (boxed.source, boxed.body)
