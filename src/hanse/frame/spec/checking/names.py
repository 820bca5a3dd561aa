"""Keys: written as they must be, and each used once."""

import re
from collections.abc import Iterable, Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.steps import APPLICANT, SYSTEM
from hanse.kernel.places import Place

KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
VERSION = re.compile(r"\d+\.\d+\.\d+")


def name_faults(procedure: Declaration) -> Iterator[Fault]:
    yield from _named("procedure", [(procedure.key, procedure.place)])
    if not VERSION.fullmatch(procedure.version):
        yield Fault(procedure.place, "version", f"is {procedure.version!r}; write it like 1.0.0")
    for what, parts in (
        ("office", procedure.offices),
        ("state", procedure.states),
        ("transition", procedure.transitions),
        ("term", procedure.terms),
        ("booking", procedure.bookings),
        ("table", procedure.tables),
        ("lookup", procedure.lookups),
        ("document", procedure.documents),
        ("scenario", procedure.scenarios),
    ):
        yield from _named(what, [(one.key, one.place) for one in parts])
        if not parts and what in {"office", "state"}:
            yield Fault(procedure.place, f"{what}s", f"there is none; a procedure needs at least one {what}")
    for office in procedure.offices:
        if office.key in {APPLICANT, SYSTEM}:
            yield Fault(office.place, f"office {office.key}", "this word has a meaning of its own; choose another key")


def _named(what: str, keys: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for key, place in keys:
        if not KEY.fullmatch(key):
            yield Fault(place, f"{what} {key}", "a key is lower-case letters, digits and _, and begins with a letter")
        if key in seen:
            yield Fault(place, f"{what} {key}", f"this key is used twice, first in {seen[key]}")
        seen.setdefault(key, place)
