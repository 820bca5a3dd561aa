"""What was found on which pages, told once: with the part of the file, the page, the languages and the widths."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hanse.frame.tools.pages.looking import Seen
from hanse.kernel.places import Place

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Stop:
    """A page to look at: what it is called here, its path, and the part of the file that it is made of."""

    name: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """`width`: of the window; 0 where the page could not be opened."""

    stop: Stop
    language: str
    width: int
    seen: Seen


def told(findings: Iterable[Finding]) -> Iterator[str]:
    """A line for each thing that is wrong, in the order of the file; what many pages share is told at the first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(findings, key=lambda one: one.stop.place):
        groups.setdefault((one.seen.rule, _shape(one.seen.element) or one.stop.name), []).append(one)
    yield from (_line(group) for group in groups.values())


def _line(group: list[Finding]) -> str:
    first = group[0]
    mine = [one for one in group if one.stop.name == first.stop.name]
    languages = ", ".join(dict.fromkeys(one.language for one in mine))
    widths = ", ".join(str(one) for one in sorted({one.width for one in mine if one.width}, reverse=True))
    where = f"{languages}; {widths} px" if widths else languages
    others = len({one.stop.name for one in group}) - 1
    more = f"; also on {others} other page{'' if others == 1 else 's'}" if others else ""
    element = f" {_short(first.seen.element)}" if first.seen.element else ""
    return (
        f"{first.stop.place}: page: {first.stop.name}: {first.seen.says} [{first.seen.rule}]{element} ({where}{more})"
    )


def _shape(element: str) -> str:
    """An element without what is another on each page: it stands for the same thing."""
    return element.split(">", 1)[0].split(" href=", 1)[0].split(" id=", 1)[0]


def _short(element: str) -> str:
    plain = " ".join(element.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def at_question(stop: Stop, key: str, places: dict[str, Place]) -> Stop:
    """The page, told at the question of it in which something was found."""
    place = places.get(key)
    return replace(stop, place=place) if place else stop
