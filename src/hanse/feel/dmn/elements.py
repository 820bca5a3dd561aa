"""The elements of a decision model (DMN 1.5, 6.3 and 7.3) as they are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from hanse.feel.dmn.boxed import Boxed, FunctionDefinition, Parameter


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """A type with a name (7.3.3): another type, entries, or a function's; `allowed` are tests of its values."""

    name: str
    type_ref: str = ""
    components: tuple["ItemDefinition", ...] = ()
    allowed: str = ""
    is_list: bool = False
    allowed_list: str = ""
    parameters: tuple[Parameter, ...] | None = None
    """Of a function's type; None for any other."""


class Needs(StrEnum):
    """What is required, in the words of the file."""

    INPUT = "requiredInput"
    DECISION = "requiredDecision"
    KNOWLEDGE = "requiredKnowledge"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that an element requires, by its id; another model's with its address and "#" before it."""

    kind: Needs
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What has a name by which expressions call it, and an id by which the model does."""

    id: str
    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputData(Element):
    """A value from outside (6.3.9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Element):
    """A value that its logic makes of others (6.3.7); `requires` are inputs, decisions and functions."""

    logic: Boxed | None = None
    requires: tuple[Requirement, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge(Element):
    """A business knowledge model (6.3.10): a function that decisions share."""

    logic: FunctionDefinition | None = None
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Element):
    """A decision service (6.3.12): decisions that can be asked as one function of inputs and of other decisions."""

    outputs: tuple[str, ...] = ()
    encapsulated: tuple[str, ...] = ()
    input_decisions: tuple[str, ...] = ()
    input_data: tuple[str, ...] = ()


type Node = InputData | Decision | Knowledge | Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Another model whose elements are called by a name before theirs."""

    name: str
    namespace: str
    kind: str = ""
    """The language of what is imported, as an address: DMN's, or XML Schema's and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A whole model as it is written; elements by id in the order of the file."""

    name: str
    namespace: str
    items: tuple[ItemDefinition, ...] = ()
    elements: Mapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))
    imports: tuple[Import, ...] = ()
