"""Reads of rounds."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Round
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere


def rounds() -> QuerySet[Round]:
    """All rounds, the newest first, with the number of their assessments and of those submitted."""
    counted = Count("assessments__city", distinct=True)
    submitted = Count("assessments__city", distinct=True, filter=Q(assessments__state=State.SUBMITTED))
    return Round.objects.annotate(started=counted, submitted=submitted).order_by("-opens_on", "name")


def open_rounds() -> QuerySet[Round]:
    """The rounds that take answers today."""
    day = today()
    return Round.objects.filter(closed_at=None, opens_on__lte=day, closes_on__gte=day).order_by("closes_on")


def round_by_id(round_id: UUID) -> Round:
    """Raises NotThere."""
    found = Round.objects.filter(id=round_id).first()
    if found is None:
        raise NotThere(_("There is no such round."))
    return found
