"""The elements of a decision model (DMN 1.5, 6.3 and 7.3) as they are written."""

from dataclasses import dataclass
from enum import StrEnum

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
    """What is required, in the words of the file (6.3.13 and 6.3.14)."""

    INPUT = "requiredInput"
    DECISION = "requiredDecision"
    KNOWLEDGE = "requiredKnowledge"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that an element requires, by its id; another model's with its address and "#" before it.

    An information requirement (6.3.13) or, of knowledge, a knowledge requirement (6.3.14).
    """

    kind: Needs
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedElement:
    """What has a name by which expressions call it, and an id by which the model does (6.3.1)."""

    id: str
    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputData(NamedElement):
    """A value from outside (6.3.11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(NamedElement):
    """A value that its logic makes of others (6.3.7); `requires` are inputs, decisions and functions."""

    logic: Boxed | None = None
    requires: tuple[Requirement, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessKnowledgeModel(NamedElement):
    """A function that decisions share (6.3.9)."""

    logic: FunctionDefinition | None = None
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionService(NamedElement):
    """Decisions that can be asked as one function of inputs and of other decisions (6.3.10)."""

    outputs: tuple[str, ...] = ()
    encapsulated: tuple[str, ...] = ()
    input_decisions: tuple[str, ...] = ()
    input_data: tuple[str, ...] = ()


type DRGElement = InputData | Decision | BusinessKnowledgeModel | DecisionService
"""An element of the decision requirements graph (6.3.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Another model whose elements are called by a name before theirs (6.3.3)."""

    name: str
    namespace: str
    kind: str = ""
    """The language of what is imported, as an address: DMN's, or XML Schema's and the like."""

    @property
    def is_dmn(self) -> bool:
        """Whether a decision model is imported (6.3.3); imports of anything else are let be."""
        return "DMN" in self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A whole model as it is written (6.3.2); elements in the order of the file."""

    name: str
    namespace: str
    items: tuple[ItemDefinition, ...] = ()
    elements: tuple[DRGElement, ...] = ()
    imports: tuple[Import, ...] = ()

    @property
    def by_id(self) -> dict[str, DRGElement]:
        """The elements by id (6.3.1); where several have one, the first."""
        found: dict[str, DRGElement] = {}
        for one in self.elements:
            found.setdefault(one.id, one)
        return found
