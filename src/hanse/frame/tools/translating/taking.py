"""What a translator sends back: checked whole, then written whole, or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from hanse.frame.spec.checking.texts import BRACES
from hanse.frame.tools.translating.catalogues import Source, messages
from hanse.kernel.yaml.shape import nearest


@dataclass(frozen=True, slots=True)
class Taken:
    """`words` by id; `missing` and `outdated` are ids.

    `faults` are why nothing can be taken, each with its line; so are `gaps`, the texts that are missing.
    """

    words: Mapping[str, str]
    faults: tuple[str, ...]
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    gaps: tuple[str, ...] = ()


def take(catalogue: Catalog, file: Path, sources: Mapping[str, Source]) -> Taken:
    found: dict[str, Message] = {}
    faults: list[str] = []
    for one in sorted(messages(catalogue), key=lambda one: one.lineno or 0):
        key = str(one.context or "")
        faults += (f"{file}:{one.lineno}: {fault}" for fault in _faults(one, key, sources, found))
        found.setdefault(key, one)
    words = {key: str(found[key].string) for key in sources if key in found and found[key].string}
    outdated = [key for key in words if found[key].fuzzy or found[key].id != sources[key].text.default]
    missing = [key for key, source in sources.items() if key not in words and not source.optional]
    gaps = [f"{_place(file, found.get(key))}: “{key}” is not translated." for key in missing]
    return Taken(words, tuple(faults), tuple(missing), tuple(outdated), tuple(gaps))


def _place(file: Path, one: Message | None) -> str:
    return f"{file}:{one.lineno}" if one is not None else str(file)


def _faults(one: Message, key: str, sources: Mapping[str, Source], already: Mapping[str, Message]) -> Iterator[str]:
    if not key:
        yield f'“{one.id}” has no id. Put it above, as: msgctxt "title"'
    elif key not in sources:
        yield " ".join(filter(None, [f"the service has no text “{key}”.", nearest(key, list(sources))]))
    elif key in already:
        yield f"“{key}” is here twice, first in line {already[key].lineno}. Keep one."
    elif one.string:
        yield from _braces(key, str(one.string), sources[key].text.default)


def _braces(key: str, words: str, source: str) -> Iterator[str]:
    """What stands in braces is put in by the site: a translation has just the same."""
    here, there = set(BRACES.findall(words)), set(BRACES.findall(source))
    for name in sorted(here - there):
        known = ", ".join(f"{{{one}}}" for one in sorted(there)) or "nothing"
        yield f"“{key}”: {{{name}}} does not stand in the source, where {known} does."
    for name in sorted(there - here):
        yield f"“{key}”: {{{name}}} of the source is missing."
