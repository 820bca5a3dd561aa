"""DMN XML to the elements of a model (DMN 1.5, 6.3 and 12.3; 1.1 to 1.4 differ in namespace alone where we read)."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from hanse.feel.dmn.boxed import Parameter
from hanse.feel.dmn.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DRGElement,
    Import,
    InputData,
    ItemDefinition,
    Needs,
    Requirement,
)
from hanse.feel.dmn.errors import DmnReadError
from hanse.feel.dmn.reading_boxed import boxed_in, function
from hanse.feel.dmn.xml import Element, attribute, child, children, local, root_of, text_in


def read_dmn(data: bytes) -> Definitions:
    """Read a DMN file (12.3). Raises DmnReadError with the line where it is none."""
    root = root_of(data)
    if local(root) != "definitions" or "DMN" not in str(etree.QName(root).namespace):
        raise DmnReadError("this is no DMN: the root is not <definitions> of a DMN namespace")
    return Definitions(
        name=attribute(root, "name"),
        namespace=attribute(root, "namespace"),
        items=tuple(map(_item, children(root, "itemDefinition"))),
        elements=tuple(_elements(root)),
        imports=tuple(
            Import(
                name=attribute(one, "name"), namespace=attribute(one, "namespace"), kind=attribute(one, "importType")
            )
            for one in children(root, "import")
        ),
    )


def _elements(root: Element) -> Iterator[DRGElement]:
    for one in children(root, *_READERS):
        yield _READERS[local(one)](one)


def _item(element: Element) -> ItemDefinition:
    item_function = child(element, "functionItem")
    parameters = None
    type_ref = text_in(element, "typeRef")
    if item_function is not None:
        type_ref = attribute(item_function, "outputTypeRef")
        parameters = tuple(
            Parameter(attribute(one, "name"), attribute(one, "typeRef"))
            for one in children(item_function, "parameters")
        )
    return ItemDefinition(
        name=attribute(element, "name"),
        type_ref=type_ref,
        components=tuple(map(_item, children(element, "itemComponent"))),
        allowed=text_in(element, "allowedValues", "text"),
        allowed_list=text_in(element, "typeConstraint", "text"),
        is_list=attribute(element, "isCollection") == "true",
        parameters=parameters,
    )


def _named(element: Element) -> dict[str, str]:
    """Id, name and type; expressions know an element by the name of its variable."""
    variable = child(element, "variable")
    name = attribute(element, "name")
    called = name if variable is None else attribute(variable, "name") or name
    identity = attribute(element, "id") or called
    return {"id": identity, "name": called, "type_ref": "" if variable is None else attribute(variable, "typeRef")}


def _input_data(element: Element) -> InputData:
    return InputData(**_named(element))


def _decision(element: Element) -> Decision:
    return Decision(
        **_named(element),
        logic=boxed_in(element),
        requires=_required(element),
        question=text_in(element, "question"),
    )


def _business_knowledge_model(element: Element) -> BusinessKnowledgeModel:
    logic = child(element, "encapsulatedLogic")
    return BusinessKnowledgeModel(
        **_named(element), logic=None if logic is None else function(logic), requires=_required(element)
    )


def _decision_service(element: Element) -> DecisionService:
    return DecisionService(
        **_named(element),
        outputs=_references(element, "outputDecision"),
        encapsulated=_references(element, "encapsulatedDecision"),
        input_decisions=_references(element, "inputDecision"),
        input_data=_references(element, "inputData"),
    )


def _required(element: Element) -> tuple[Requirement, ...]:
    """Knowledge last, wherever a file puts it: so they are written, and read back the same."""
    requirements = children(element, "informationRequirement", "knowledgeRequirement")
    found = (
        Requirement(kind, reference) for one in requirements for kind in Needs for reference in _references(one, kind)
    )
    return tuple(sorted(found, key=lambda one: one.kind is Needs.KNOWLEDGE))


def _references(element: Element, *names: str) -> tuple[str, ...]:
    return tuple(attribute(one, "href").removeprefix("#") for one in children(element, *names))


_READERS: Mapping[str, Callable[[Element], DRGElement]] = {
    "inputData": _input_data,
    "decision": _decision,
    "businessKnowledgeModel": _business_knowledge_model,
    "decisionService": _decision_service,
}
