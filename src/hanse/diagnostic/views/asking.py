"""What every page of the diagnostic asks first: who is there, and may she."""

from uuid import UUID

from django.http import HttpRequest
from rules.predicates import Predicate

from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.assessments import assessment
from hanse.diagnostic.queries.barring import demand
from hanse.identity.public import viewer_of


def allowed(request: HttpRequest, assessment_id: UUID, right: Predicate) -> Assessment:
    """The assessment, where the person has the right to it. Raises NotThere, NoMembership, NotAllowed."""
    found = assessment(assessment_id)
    demand(right, viewer_of(request.user), found)
    return found
