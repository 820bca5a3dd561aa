"""The XML of models (DMN 1.5, 12.3), which may be anybody's: no entities, no outside files, bounded depth and size."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from hanse.feel.dmn.errors import DmnReadError

type Element = etree._Element

MOST_BYTES = 20_000_000


def root_of(data: bytes) -> Element:
    """Return the root element. Raises DmnReadError for what is no XML, is too large or too deep, or has a DTD."""
    if len(data) > MOST_BYTES:
        raise DmnReadError(f"the file has {len(data)} bytes; {MOST_BYTES} are read at most")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as trouble:
        raise DmnReadError(f"this is no XML: {trouble.msg}", line=trouble.lineno or 0) from None
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise DmnReadError("the file declares a document type, which decision models do not have")
    return root


def line_of(element: Any) -> int:
    """Return the line of the file in which an element begins; 0 where it is not known."""
    return int(element.sourceline or 0)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names, whatever their namespace's version; of no names, all."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local(child) in names):
            yield child


def child(element: Element, *names: str) -> Element | None:
    """Return the first child of one of these names."""
    return next(children(element, *names), None)


def text_in(element: Element, *path: str) -> str:
    """Return the text at the end of a path of children; "" where there is none."""
    found: Element | None = element
    for name in path:
        found = None if found is None else child(found, name)
    return "" if found is None else "".join(str(part) for part in found.itertext()).strip()


def attribute(element: Element, name: str) -> str:
    """Return an attribute, "" where it is not there."""
    return str(element.get(name, "")).strip()


def add(
    parent: Element, word: str, /, *, text: str = "", always: Mapping[str, str] = MappingProxyType({}), **given: str
) -> Element:
    """Add a child in its parent's namespace; of the attributes in `given` those that are not empty.

    Raises ValueError for signs that XML cannot hold.
    """
    made = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{word}")
    for name, value in {**always, **{name: value for name, value in given.items() if value}}.items():
        made.set(name, value)
    made.text = text or None
    return made
