"""Look-ups and what is filled in: each from one source, of a kind that fits, and after what it looks at."""

from collections.abc import Iterator

from hanse.frame.spec.cases import CASE_NAMES
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.prefilling import Lookup, Own, Prefill

SAYS = {
    Own.NAME: frozenset({"text", "person"}),
    Own.EMAIL: frozenset({"email"}),
    Own.ORGANISATION: frozenset({"text", "organisation"}),
}
"""The kinds of question that each part of an account can answer."""

BY_HAND = frozenset({"declaration", "signature", "file"})
"""What a person gives herself, each time."""


def prefilling_faults(procedure: Declaration) -> Iterator[Fault]:
    for lookup in procedure.lookups:
        yield from _lookup(procedure, lookup)
    seen: set[str] = set()
    for one in procedure.prefill:
        if one.question in seen:
            yield Fault(one.place, f"prefill {one.question}", "it is filled in twice; keep one source")
        seen.add(one.question)
        yield from _prefill(procedure, one)


def _lookup(procedure: Declaration, lookup: Lookup) -> Iterator[Fault]:
    part = f"lookup {lookup.key}"
    if not lookup.matches:
        yield Fault(lookup.place, part, "say with matches which answers the record must have")
    if lookup.key in procedure.questions or lookup.key in CASE_NAMES:
        yield Fault(lookup.place, part, "a question, or a value of every case, has this key; choose another")


def _prefill(procedure: Declaration, one: Prefill) -> Iterator[Fault]:
    part, kind = f"prefill {one.question}", procedure.questions[one.question].kind
    if sum(map(bool, (one.identity, one.lookup, one.service))) != 1:
        yield Fault(one.place, part, "name one source: identity, lookup or service")
    if kind in BY_HAND:
        yield Fault(one.place, part, f"the kind {kind} is given by the person herself each time")
    if one.identity and kind not in SAYS[one.identity]:
        fitting = ", ".join(sorted(SAYS[one.identity]))
        yield Fault(one.place, part, f"the {one.identity} of an account answers the kinds: {fitting}; this is {kind}")
    if one.lookup:
        yield from _after_its_lookup(procedure, one, part)


def _after_its_lookup(procedure: Declaration, one: Prefill, part: str) -> Iterator[Fault]:
    order = procedure.questionnaire.order
    [lookup] = [found for found in procedure.lookups if found.key == one.lookup]
    for asked in lookup.matches.values():
        if order.index(asked) >= order.index(one.question):
            yield Fault(one.place, part, f"the look-up needs the answer to {asked}, which is not asked before")
