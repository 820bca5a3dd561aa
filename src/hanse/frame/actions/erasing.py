"""The end of what a case holds about a person: on request, and when its time is over."""

import logging

from django.db import transaction

from hanse.frame.actions.following import forget_followers
from hanse.frame.models import Case, Sending
from hanse.frame.queries import procedure_of
from hanse.frame.spec.acts import THE_SYSTEM, Doer, Erase
from hanse.frame.workflow.forgetting import empty_records
from hanse.frame.workflow.moving import Moved, move
from hanse.frame.workflow.refusing import in_words
from hanse.kernel import notices
from hanse.kernel.clock import now, today
from hanse.kernel.errors import HanseError

RETENTION = "retention"
"""The reason that stands in the event where nobody asked: the time for which the procedure keeps cases is over."""

_log = logging.getLogger(__name__)


@transaction.atomic
def erase_case(case: Case, because: str, *, by: Doer, language: str) -> Moved:
    """Forget what was said in a case that has ended. Raises StepRefused and NotAllowed, which say why."""
    with in_words(procedure_of(case), language):
        moved = move(case.id, Erase(by=by, at=now(), because=because))
    Sending.objects.filter(case=case).delete()
    forget_followers(case)
    notices.forget([case.id])
    return moved


def erase_what_is_over() -> int:
    """Erase each case whose time is over, in a transaction of its own; returns how many.

    Letters about erased cases that were still on their way have arrived since, and are forgotten as well.

    One that cannot be erased is logged by its number and does not hold up the others.
    """
    over = Case.objects.filter(erased_at=None, keep_until__lt=today()).order_by("keep_until")
    erased = 0
    for case in over.iterator():
        try:
            erase_case(case, RETENTION, by=THE_SYSTEM, language=case.language)
        except HanseError:
            _log.exception("case %s could not be erased", case.number)
        else:
            erased += 1
    empty_records()
    notices.forget(Case.objects.exclude(erased_at=None).values("id"))
    return erased
