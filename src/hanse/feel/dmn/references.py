"""What elements refer to, and the keys by which they are known (DMN 1.5, 6.3.1, 6.3.10 and 6.3.13 to 6.3.14).

No two models share a key: it is the address of the model and the element's id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.feel.dmn.elements import BusinessKnowledgeModel, Decision, DecisionService, Definitions, DRGElement


@dataclass(frozen=True, slots=True)
class Required:
    """Something that an element requires (6.3.13 and 6.3.14): its key, and the name of its import, or ""."""

    key: str
    prefix: str = ""


def references_of(element: DRGElement) -> tuple[str, ...]:
    """Return what an element refers to; a service's are its outputs, then its parameters in their order (6.3.10)."""
    match element:
        case DecisionService():
            return (*element.outputs, *element.input_data, *element.input_decisions)
        case Decision() | BusinessKnowledgeModel():
            return tuple(one.reference for one in element.requires)
    return ()


def key_of(reference: str, namespace: str) -> str:
    """Return the key that a reference in a model means: an id, or the address of a model, "#" and an id (12.3.2)."""
    address, _, element_id = reference.rpartition("#")
    return f"{address or namespace}#{element_id}"


def keyed(definitions: Definitions) -> Mapping[str, DRGElement]:
    """Return a model's elements by key, in their order (6.3.1); those that repeat an id have keys of their own."""
    return dict(_keyed(definitions))


def _keyed(definitions: Definitions) -> Iterator[tuple[str, DRGElement]]:
    seen: set[str] = set()
    for number, element in enumerate(definitions.elements):
        key = f"{definitions.namespace}#{element.id}"
        yield (f"{key}#{number}" if key in seen else key), element
        seen.add(key)
