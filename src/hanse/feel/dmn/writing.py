"""The elements of a model to DMN 1.5 XML (6.3 and 12.3); read back, they are equal.

What we do not read is not written: diagrams, descriptions, and the business's own information about decisions.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from hanse.feel.dmn.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DRGElement,
    InputData,
    ItemDefinition,
    Needs,
    Requirement,
)
from hanse.feel.dmn.errors import DmnWriteError
from hanse.feel.dmn.words import NAMESPACE
from hanse.feel.dmn.writing_boxed import write_boxed, write_function
from hanse.feel.dmn.xml import Element, add

_ID = re.compile(r"[^\W\d][\w.-]*")


def write_dmn(definitions: Definitions) -> bytes:
    """Return a model as a DMN 1.5 file (12.3). Raises DmnWriteError for a text with signs that XML cannot hold."""
    names: Any = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}definitions", nsmap=names)
    try:
        root.set("name", definitions.name)
        root.set("namespace", definitions.namespace)
        for one in definitions.imports:
            add(root, "import", always={"name": one.name, "namespace": one.namespace, "importType": one.kind})
        for item in definitions.items:
            _item(root, "itemDefinition", item)
        for element in definitions.elements:
            _WRITERS[type(element)](root, element)
    except ValueError as trouble:
        raise DmnWriteError(f"the model cannot be written as XML: {trouble}") from None
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _item(parent: Element, word: str, item: ItemDefinition) -> None:
    made = add(parent, word, always={"name": item.name}, isCollection="true" if item.is_list else "")
    if item.parameters is not None:
        function = add(made, "functionItem", outputTypeRef=item.type_ref)
        for one in item.parameters:
            add(function, "parameters", always={"name": one.name}, typeRef=one.type_ref)
    elif item.type_ref:
        add(made, "typeRef", text=item.type_ref)
    for word_of_tests, tests in (("allowedValues", item.allowed), ("typeConstraint", item.allowed_list)):
        if tests:
            add(add(made, word_of_tests), "text", text=tests)
    for component in item.components:
        _item(made, "itemComponent", component)


def _named(root: Element, word: str, element: DRGElement) -> Element:
    """An element's beginning; its id is left out where it is the name, or no id that XML knows."""
    given = element.id if _ID.fullmatch(element.id) or element.id != element.name else ""
    return add(root, word, id=given, always={"name": element.name})


def _variable(parent: Element, element: DRGElement) -> None:
    add(parent, "variable", always={"name": element.name}, typeRef=element.type_ref)


def _input_data(root: Element, element: InputData) -> None:
    _variable(_named(root, "inputData", element), element)


def _decision(root: Element, element: Decision) -> None:
    made = _named(root, "decision", element)
    if element.question:
        add(made, "question", text=element.question)
    _variable(made, element)
    _requirements(made, element.requires)
    if element.logic is not None:
        write_boxed(made, element.logic)


def _business_knowledge_model(root: Element, element: BusinessKnowledgeModel) -> None:
    made = _named(root, "businessKnowledgeModel", element)
    _variable(made, element)
    if element.logic is not None:
        write_function(made, "encapsulatedLogic", element.logic)
    _requirements(made, element.requires)


def _decision_service(root: Element, element: DecisionService) -> None:
    made = _named(root, "decisionService", element)
    _variable(made, element)
    for word, references in (
        ("outputDecision", element.outputs),
        ("encapsulatedDecision", element.encapsulated),
        ("inputDecision", element.input_decisions),
        ("inputData", element.input_data),
    ):
        for reference in references:
            add(made, word, always={"href": _href(reference)})


def _requirements(parent: Element, requires: Iterable[Requirement]) -> None:
    for one in requires:
        word = "knowledgeRequirement" if one.kind is Needs.KNOWLEDGE else "informationRequirement"
        add(add(parent, word), one.kind, always={"href": _href(one.reference)})


def _href(reference: str) -> str:
    return reference if "#" in reference else f"#{reference}"


_WRITERS: Mapping[type, Callable[[Element, Any], None]] = {
    InputData: _input_data,
    Decision: _decision,
    BusinessKnowledgeModel: _business_knowledge_model,
    DecisionService: _decision_service,
}
