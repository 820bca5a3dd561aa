"""A draft as this site sees it: with the outcomes that its code has, and the last revision that was sound."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.frame import catalogue
from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.designer.looking.looked import Looked, Walked, look_at, walked_through
from hanse.frame.tools.designer.models import Draft, Revision

FURTHEST = 40
"""Revisions that are looked through for a sound one."""


@dataclass(frozen=True, slots=True)
class LastSound:
    """`number` is the revision's; `is_latest`: the draft is sound as it stands."""

    procedure: Procedure
    number: int
    is_latest: bool


def outcomes_for(service: str) -> Mapping[str, Outcome]:
    """Those that the site's code knows by name, and those of the service where it is declared in Python."""
    today = catalogue.declared(service)
    return {**catalogue.outcomes(), **(today.outcomes if today else {})}


def seen(draft: Draft) -> Looked:
    return look_at(draft.files, outcomes_for(draft.service))


def walked(draft: Draft) -> Walked | None:
    """Every way that a case can go; None where the draft is not sound. It takes seconds the first time."""
    return walked_through(draft.files, outcomes_for(draft.service))


def last_sound(draft: Draft) -> LastSound | None:
    """The draft, or the latest of its revisions that can be shown; None where none of the last ones was sound."""
    procedure = seen(draft).procedure
    if procedure is not None:
        return LastSound(procedure, draft.number, is_latest=True)
    outcomes = outcomes_for(draft.service)
    for number in range(draft.number - 1, max(draft.number - 1 - FURTHEST, 0), -1):
        files = Revision.objects.values_list("files", flat=True).filter(draft=draft, number=number).first()
        procedure = look_at(files, outcomes).procedure if files else None
        if procedure is not None:
            return LastSound(procedure, number, is_latest=False)
    return None
