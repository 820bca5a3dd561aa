"""A city's results over the rounds."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hanse.diagnostic.enums import Basis, State
from hanse.diagnostic.models import Assessment, Result
from hanse.kernel.reads import prepared


def course_of(assessment: Assessment) -> list[Result]:
    """The city's results as answered up to this assessment, the oldest round first, derived ones beside their own.

    Of its round this assessment itself, of every other the last submitted revision; one query.
    """
    found = _submitted(assessment.city_id, assessment.round.opens_on)
    kept = [one for one in found if one.assessment.round_id != assessment.round_id or one.assessment == assessment]
    last: dict[object, int] = {}
    for one in kept:
        last[one.assessment.round_id] = max(one.assessment.revision, last.get(one.assessment.round_id, 0))
    counted = [one for one in kept if one.assessment.revision == last[one.assessment.round_id]]
    return sorted(counted, key=lambda one: (one.assessment.round.opens_on, one.assessment.round.closes_on))


@prepared
def _submitted(city_id: UUID, until: date) -> QuerySet[Result]:
    results = Result.objects.filter(basis=Basis.CLAIMED, assessment__state=State.SUBMITTED)
    of_city = results.filter(assessment__city_id=city_id, assessment__round__opens_on__lte=until)
    return of_city.select_related("assessment__round")
