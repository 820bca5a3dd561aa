"""What is wrong with the elements of a model before any of their texts is read (DMN 1.5, 6.3).

A fault that several elements share is one: told once, and the reason for the null of each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from hanse.feel.dmn.circles import circles
from hanse.feel.dmn.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DRGElement,
    Import,
)
from hanse.feel.dmn.errors import ModelFault
from hanse.feel.dmn.references import key_of, references_of
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.names import parts_of

type Elements = Mapping[str, DRGElement]


def shown(element: DRGElement) -> str:
    """Return how a person is told of an element: by its name, or by its id where it has none (6.3.1)."""
    return f"“{element.name or element.id}”"


def why_no_name(text: str) -> str:
    """Return why a text cannot be a name in FEEL (10.3.1.4); "" where it can."""
    try:
        parts_of(text)
    except FeelSyntaxError as trouble:
        return trouble.message
    return ""


def unresolved(definitions: Definitions, had: Mapping[str, object]) -> dict[str, ModelFault]:
    """Return a fault for each import of a DMN model (6.3.3) that was not handed in, by its address."""
    return {
        one.namespace: ModelFault(
            f"it imports a model from {one.namespace or 'nowhere'}, which was not handed in", f"import “{one.name}”"
        )
        for one in definitions.imports
        if one.is_dmn and one.namespace not in had
    }


def faults_of(
    definitions: Definitions, elements: Elements, lent: Mapping[str, object], lacking: Mapping[str, ModelFault]
) -> dict[str, ModelFault]:
    """Return the first fault of each element (6.3) by key; `lent` are elements of other models by key."""
    found: dict[str, ModelFault] = {}
    for part in (
        _alike(elements, "name", lambda one: one.name, definitions.imports),
        _alike(elements, "id", lambda one: one.id),
        _astray(definitions.namespace, elements, lent, lacking),
        _in_circles(definitions.namespace, elements),
        _incomplete(elements),
    ):
        for key, fault in part:
            found.setdefault(key, fault)
    return found


def _alike(
    elements: Elements, word: str, of: Callable[[DRGElement], str], imports: Sequence[Import] = ()
) -> Iterator[tuple[str, ModelFault]]:
    """Elements that nothing tells apart (6.3.1)."""
    same: dict[str, list[str]] = defaultdict(list)
    for key, element in elements.items():
        same[of(element)].append(key)
    taken = {one.name for one in imports}
    for value, keys in same.items():
        if value and (len(keys) > 1 or value in taken):
            count = f"{len(keys)} elements have" if len(keys) > 1 else "an element and an import have"
            fault = ModelFault(f"{count} the {word} “{value}”", shown(elements[keys[0]]))
            yield from ((key, fault) for key in keys)


def _astray(
    namespace: str, elements: Elements, lent: Mapping[str, object], lacking: Mapping[str, ModelFault]
) -> Iterator[tuple[str, ModelFault]]:
    """Elements that refer to what is not there (6.3.13 and 6.3.14)."""
    for key, element in elements.items():
        encapsulated = element.encapsulated if isinstance(element, DecisionService) else ()
        for reference in (*references_of(element), *encapsulated):
            wanted = key_of(reference, namespace)
            if wanted not in elements and wanted not in lent:
                nowhere = ModelFault(f"it refers to “{reference}”, which is no element of the model", shown(element))
                yield key, lacking.get(reference.rpartition("#")[0], nowhere)


def _in_circles(namespace: str, elements: Elements) -> Iterator[tuple[str, ModelFault]]:
    """Decisions and functions that require themselves, perhaps by way of others (6.3.7 and 6.3.9).

    A service is a way of its own: what it is handed stands in for what its decisions require.
    """
    edges = {
        key: [key_of(one.reference, namespace) for one in element.requires]
        for key, element in elements.items()
        if isinstance(element, Decision | BusinessKnowledgeModel)
    }
    for keys in circles(edges):
        others = " and ".join(shown(elements[key]) for key in keys[1:])
        message = f"it depends on itself, by way of {others}" if others else "it depends on itself"
        fault = ModelFault(message, shown(elements[keys[0]]))
        yield from ((key, fault) for key in keys)


def _incomplete(elements: Elements) -> Iterator[tuple[str, ModelFault]]:
    """Elements that lack a name that FEEL can read (10.3.1.4), logic, or a decision to put out (6.3.10)."""
    for key, element in elements.items():
        if not element.name:
            yield key, ModelFault("it has no name", shown(element))
        elif why := why_no_name(element.name):
            yield key, ModelFault(f"its name is none that FEEL can read: {why}", shown(element))
        elif isinstance(element, Decision | BusinessKnowledgeModel) and element.logic is None:
            yield key, ModelFault("it has no logic", shown(element))
        elif isinstance(element, DecisionService) and not element.outputs:
            yield key, ModelFault("it puts out no decision", shown(element))
