"""Elements of XML, written as calls: `make.task({"id": "a"}, make.incoming("b"))`."""

from collections.abc import Callable, Mapping

from lxml import etree

type Element = etree._Element


class Maker:
    """Makes elements of one namespace; `spaces` are the prefixes that the file declares; the namespace has none."""

    def __init__(self, namespace: str, spaces: Mapping[str, str]) -> None:
        self._namespace, self._spaces = namespace, spaces

    def __getattr__(self, tag: str) -> Callable[..., Element]:
        return lambda *inside: self.made(tag, *inside)

    def made(self, tag: str, *inside: Mapping[str, str] | str | Element) -> Element:
        """An element with attributes, a text, and elements in it."""
        element = etree.Element(f"{{{self._namespace}}}{tag}", nsmap=self._spaces)
        for one in inside:
            if isinstance(one, str):
                element.text = one
            elif isinstance(one, Mapping):
                for name, value in one.items():
                    element.set(name, value)
            else:
                element.append(one)
        return element
