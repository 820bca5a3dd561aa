"""Reading XML that may be anybody's: no entities, no outside files, no depth or size without bound."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from hanse.feel.dmn.errors import DmnReadError

MOST_BYTES = 20_000_000
MOST_DEPTH = 200


def root_of(data: bytes) -> etree._Element:
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


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, whatever their namespace's version; of no names, all."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local(child) in names):
            yield child


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """Return the first child of one of these names."""
    return next(children(element, *names), None)


def text_in(element: etree._Element, *path: str) -> str:
    """Return the text at the end of a path of children; "" where there is none."""
    found: etree._Element | None = element
    for name in path:
        found = None if found is None else child(found, name)
    return "" if found is None else "".join(str(part) for part in found.itertext()).strip()


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute, "" where it is not there."""
    return str(element.get(name, "")).strip()
