"""What a city cannot do because of its membership, and for which reason."""

from typing import Any

from rules.predicates import Predicate

from hanse.diagnostic import rules
from hanse.diagnostic.errors import NoMembership
from hanse.identity.public import NOBODY, Viewer
from hanse.kernel.rights import require
from hanse.members.public import Right, without
from hanse.members.public import rules as members


def barred(thing: Any) -> NoMembership | None:
    """Why the city of a thing can neither begin nor answer today, and what to do; None where it can."""
    if rules.diagnoses.test(NOBODY, thing):
        return None
    return NoMembership(without(Right.DIAGNOSE, members.party_of(thing)).words())


def demand(wanted: Predicate, viewer: Viewer, thing: Any) -> None:
    """Go on only where the viewer has the right.

    Raises NoMembership, saying why, where somebody of the city lacks it with her whole city; else NotAllowed.
    """
    if not wanted.test(viewer, thing) and members.works_for_city.test(viewer, thing) and (why := barred(thing)):
        raise why
    require(wanted, viewer, thing)
