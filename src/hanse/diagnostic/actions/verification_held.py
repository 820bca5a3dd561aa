"""A verification held for a change: nobody else changes it in the meantime."""

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import VerificationState
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Verification


def held_verification(one: Verification, *needed: VerificationState) -> Verification:
    """The verification, locked until the transaction ends. Raises `WrongState` unless it is in a state needed."""
    rows = Verification.objects.select_for_update(of=("self",))
    held = rows.select_related("assessment__city", "assessment__round", "assessment__sheet", "reviewer").get(id=one.id)
    if held.state not in needed:
        words = _("This cannot be done now: the verification is “%(state)s”.")
        raise WrongState(words % {"state": VerificationState(held.state).label})
    return held
