"""Parts of a manuscript as the parts of a page: ways to other pages lead to those of the same language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StreamValue

from hanse.site.blocks import PartsBlock
from hanse.site.manuscripts.manuscript import ManuscriptError, Part

_LINK = re.compile(r'<a href="([^"]*)">')
_BLOCK = PartsBlock()


@dataclass(frozen=True, slots=True)
class Writing:
    """In a language, with its pages' ids by their addresses."""

    language: str
    pages: Mapping[str, int]

    def stream(self, parts: Sequence[Part], where: str) -> StreamValue:
        """The body of a page. Raises ManuscriptError for a part that no page can have."""
        strange = sorted({part.kind for part in parts} - set(_BLOCK.child_blocks))
        if strange:
            raise ManuscriptError(f"{where}: no page has a part “{strange[0]}”.")
        return _BLOCK.to_python([{"type": part.kind, "value": self._value(part, where)} for part in parts])

    def _value(self, part: Part, where: str) -> Any:
        if part.kind == "text":
            return _LINK.sub(lambda found: self._link(found[1], where), part.value)
        return self._entries(part.value, where)

    def _entries(self, value: Any, where: str) -> Any:
        """The same with pages by their ids."""
        if isinstance(value, list):
            return [self._entries(one, where) for one in value]
        if isinstance(value, dict):
            return {
                name: self._page(one, where) if name == "page" else self._entries(one, where)
                for name, one in value.items()
            }
        return value

    def _link(self, address: str, where: str) -> str:
        """A page of the site by `page:about/history`; a service of the site by `/quick-scan/`; else an address."""
        if address.startswith("page:"):
            return f'<a linktype="page" id="{self._page(address.removeprefix("page:"), where)}">'
        return f'<a href="{f"/{self.language}{address}" if address.startswith("/") else address}">'

    def _page(self, address: str, where: str) -> int:
        if address not in self.pages:
            raise ManuscriptError(f"{where}: leads to “{address}”, which is no page in “{self.language}”.")
        return self.pages[address]
