"""Reports: questions of the right kinds, open to anyone, and nothing told that is not public."""

from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration, Who
from hanse.frame.spec.faults import Fault
from hanse.kernel.places import Place

KINDS = {
    "location": "place",
    "description": "text",
    "category": "single",
    "photo": "file",
    "wants_answer": "yes_no",
}
FARTHEST, LONGEST = 5000, 730
"""Metres and days within which something may be the same."""


def reporting_faults(procedure: Declaration) -> Iterator[Fault]:
    reports, nearby = procedure.reports, procedure.nearby
    if reports:
        named = {part: getattr(reports, part) for part in KINDS}
        yield from _kinds(procedure, "reports", reports.place, named)
        if procedure.who is not Who.ANYONE:
            message = "apps report for people who have no account here; let anyone apply, or leave this out"
            yield Fault(reports.place, "reports", message)
    if nearby:
        named = {"location": nearby.location, "category": nearby.category}
        yield from _kinds(procedure, "nearby", nearby.place, named)
        for part, given, most in (("metres", nearby.metres, FARTHEST), ("days", nearby.days, LONGEST)):
            if not 1 <= given <= most:
                yield Fault(nearby.place, f"nearby, {part}", f"give a number from 1 to {most}")
        yield from _public(procedure, nearby.place, [nearby.location, nearby.category])


def _kinds(procedure: Declaration, where: str, place: Place, named: dict[str, str]) -> Iterator[Fault]:
    for part, key in named.items():
        kind = procedure.questions[key].kind if key else KINDS[part]
        if kind != KINDS[part]:
            message = f"the question {key} is of the kind {kind}; name one of the kind {KINDS[part]}"
            yield Fault(place, f"{where}, {part}", message)


def _public(procedure: Declaration, place: Place, keys: list[str]) -> Iterator[Fault]:
    shown = procedure.public.answers if procedure.public else ()
    for key in filter(None, keys):
        if key not in shown:
            message = f"the answers to {key} are shown to others; name it under public, answers, as well"
            yield Fault(place, "nearby", message)
